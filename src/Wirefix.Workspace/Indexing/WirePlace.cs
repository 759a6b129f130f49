namespace Wirefix.Workspace.Indexing;

/// <summary>A place in the code where a wire name lives.</summary>
/// <param name="Name">The name as it stands there; of routes and requests the method, where it is known, and the template.</param>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Type">The type around it with its namespace; empty among top-level statements.</param>
/// <param name="Member">
/// The member around it, like a documentation id but with the types of parameters as they are written:
/// <c>M:Shop.Orders.OrderStore.Find(string,int?)</c>.
/// </param>
/// <param name="Direction">On which exchanges the name stands, as far as syntax tells.</param>
public sealed record WirePlace(string Name, PlaceKind Kind, int Line, string Type, string Member, PlaceDirection Direction)
{
    /// <summary>Whether the name is a path or URI, to be compared segment by segment.</summary>
    public bool IsPath => Kind is PlaceKind.Route or PlaceKind.RequestUri or PlaceKind.PathText;

    /// <summary>Whether code mentions the name here, and nothing more is known of it.</summary>
    public bool IsMention => Kind is PlaceKind.Mention or PlaceKind.HandedOn;

    /// <summary>
    /// What holds the names of one payload together: the type for its members, else the member whose code names them.
    /// </summary>
    public string Owner => Kind switch
    {
        PlaceKind.Member or PlaceKind.EnumMember or PlaceKind.SerializedName or PlaceKind.ProtobufName => Type,
        _ => Member,
    };
}
