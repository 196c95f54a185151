from accordingto.annotate.rules import probability


def test_a_rule_that_was_often_right_is_more_probable() -> None:
    assert probability("direct: verb after") > 0.9
    assert probability("adverb") < 0.5


def test_a_rule_never_measured_has_the_probability_of_all_rules_together() -> None:
    assert probability("no such rule") == 0.7
