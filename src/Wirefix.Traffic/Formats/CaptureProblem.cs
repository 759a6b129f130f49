namespace Wirefix.Traffic.Formats;

/// <summary>A part of a capture that could not be read, or not completely; its neighbours were.</summary>
/// <param name="Where">The file, and the line or entry in it: <c>a.har</c>, <c>a.jsonl, line 3</c>, <c>a.har, entry 7</c>.</param>
/// <param name="What">What was expected, what was found, and what became of the entry.</param>
public sealed record CaptureProblem(string Where, string What);
