namespace Wirefix.Replay.Comparing;

/// <summary>One thing in which an answer is another than expected.</summary>
/// <param name="Place">Where: <c>status</c>, a JSONPath of the body, or <c>body</c> where that holds no fields.</param>
/// <param name="Expected">What was expected there; null where nothing was.</param>
/// <param name="Found">What stands there; null where nothing does.</param>
public sealed record Difference(string Place, string? Expected, string? Found);
