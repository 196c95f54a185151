"""How words reached the reporter: from the sentence that attributes them, and from others."""
