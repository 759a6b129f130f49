namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How much it says that a name lives at a place: who names it for the wire comes before who treats it, and who treats it before who
/// happens to hold the same word.
/// </summary>
internal static class PlaceWeights
{
    /// <summary>The weight of a kind, above 0 and up to 1.</summary>
    public static double Of(PlaceKind kind) => kind switch
    {
        PlaceKind.SerializedName => 1,
        PlaceKind.Header or PlaceKind.Query or PlaceKind.Form or PlaceKind.RouteValue => 0.98,
        PlaceKind.EnumMember or PlaceKind.Key or PlaceKind.Queue => 0.95,
        PlaceKind.BoundParameter or PlaceKind.Route or PlaceKind.RequestUri => 0.9,
        PlaceKind.XmlName or PlaceKind.ProtobufName => 0.9,
        PlaceKind.Mention or PlaceKind.Member or PlaceKind.ColumnName => 0.8,
        PlaceKind.PathText or PlaceKind.Literal => 0.7,
        PlaceKind.JsonText => 0.6,
        PlaceKind.HandedOn => 0.4,
        _ => 0.5,
    };
}
