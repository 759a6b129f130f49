namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A place that answers a question.</summary>
/// <param name="WireName">The name of the question that lives there, or that lives in a member which refers to this one.</param>
/// <param name="File">The path below the tree's root, with slashes.</param>
/// <param name="Place">The place.</param>
/// <param name="Shared">How many of the question's names its type or member holds, this one among them.</param>
/// <param name="Score">
/// From 0 to 1, of the member around the place: the share of the question's names in it, by their rarity and the kinds of places; of
/// those in its type; of the words that it is called by; how near it is to the exchange of an asked path; and whether faults are mended
/// there. It ranks, it is no probability.
/// </param>
public sealed record RankedPlace(string WireName, string File, WirePlace Place, int Shared, double Score);
