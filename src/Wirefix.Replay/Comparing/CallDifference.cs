namespace Wirefix.Replay.Comparing;

/// <summary>One thing in which calls of an upstream are others than expected.</summary>
/// <param name="Endpoint">What is called, as in <c>POST pay.example/charges</c>.</param>
/// <param name="Place">What differs: a header, or the calls in flight.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Found">What was found.</param>
public sealed record CallDifference(string Endpoint, string Place, string Expected, string Found);
