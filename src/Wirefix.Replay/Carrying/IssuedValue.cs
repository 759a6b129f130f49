namespace Wirefix.Replay.Carrying;

/// <summary>A value that the service made and that a later request uses: the id of what was created, its tag, a token.</summary>
/// <param name="Place">A header as <c>header Location</c>, else the JSONPath of a field of the body.</param>
/// <param name="Value">What was recorded there.</param>
public sealed record IssuedValue(string Place, string Value);
