namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>An asked name at a place.</summary>
/// <param name="Name">The name as it was asked.</param>
/// <param name="Place">The place.</param>
/// <param name="Match">How well the two correspond under the project's naming policies and fit the direction, above 0 and up to 1.</param>
internal sealed record NameHit(string Name, WirePlace Place, double Match)
{
    // On exchanges of the other direction a name is another one, unless the service hands on what it gets.
    private const double OtherDirection = 0.3;

    // Who takes a value and only hands it on decides little of it.
    private const double TakenAndHandedOn = 0.5;

    /// <summary>The match × what the kind of place says.</summary>
    public double Strength => Match * PlaceWeights.Of(Place.Kind);

    /// <summary>Whether an asked path is served or requested here.</summary>
    public bool IsEnd => WirePath.Is(Name) && Place.IsPath;

    /// <summary>The names of the question at the places of a member.</summary>
    public static IEnumerable<NameHit> In(CodeMember member, NameMatches names, PlaceDirection direction)
    {
        NameHit[] mentions = [.. Mentioned(member, names)];
        var handedOn = HandedOn(mentions);
        foreach (var place in member.Places)
        {
            foreach (var (name, match) in names.Of(place))
            {
                var score = NamingRule.Score(member.File.Naming, place, name, match);
                var use = handedOn.Contains(name) && IsTaken(place.Kind) ? TakenAndHandedOn : 1;
                yield return new NameHit(name, place, score * use * (Fits(place.Direction, direction) ? 1 : OtherDirection));
            }
        }

        foreach (var mention in mentions)
            yield return mention;
    }

    // No policy and no direction says anything of a mention.
    private static IEnumerable<NameHit> Mentioned(CodeMember member, NameMatches names)
    {
        foreach (var mention in member.Mentions)
        {
            foreach (var (name, match) in names.Of(mention))
                yield return new NameHit(name, member.Place(mention), match);
        }
    }

    // The names that a member does nothing else with.
    private static string[] HandedOn(NameHit[] mentions) => mentions.Length == 0
        ? []
        : [.. mentions.GroupBy(hit => hit.Name).Where(same => same.All(hit => hit.Place.Kind == PlaceKind.HandedOn)).Select(same => same.Key)];

    private static bool IsTaken(PlaceKind kind) =>
        kind is PlaceKind.BoundParameter or PlaceKind.Query or PlaceKind.RouteValue or PlaceKind.Form or PlaceKind.Header;

    private static bool Fits(PlaceDirection place, PlaceDirection asked) =>
        place == asked || place == PlaceDirection.Unknown || asked == PlaceDirection.Unknown;
}
