namespace Wirefix.Facts;

/// <summary>A wire name and a C# name that correspond.</summary>
/// <param name="Style">How the wire name is written.</param>
/// <param name="Score">How sure the correspondence is, above 0 and up to 1; it ranks, it is no probability.</param>
public sealed record WireNameMatch(WireNameStyle Style, double Score);
