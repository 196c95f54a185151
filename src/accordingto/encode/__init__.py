"""Text as the encoders read it: quotations, word pieces, windows, sessions of ONNX Runtime."""
