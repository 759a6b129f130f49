namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>How often something was seen in messages.</summary>
/// <param name="What">What was seen: a kind, a format, a path, a token, or <c>absent</c>.</param>
/// <param name="Count">In how many messages.</param>
/// <param name="Total">Of how many that could have shown it.</param>
/// <param name="Example">A value that shows it; null where there is none.</param>
public sealed record Sighting(string What, int Count, int Total, string? Example);
