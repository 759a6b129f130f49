namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A place that answers a question.</summary>
/// <param name="WireName">The name of the question that lives there.</param>
/// <param name="File">The path below the tree's root, with slashes.</param>
/// <param name="Place">The place.</param>
/// <param name="Shared">How many of the question's names its type or member holds, this one among them.</param>
/// <param name="Score">
/// From 0 to 1: how well the names correspond × what the kind of place says × the share of the question's names that the type or
/// member holds. It ranks, it is no probability.
/// </param>
public sealed record RankedPlace(string WireName, string File, WirePlace Place, int Shared, double Score);
