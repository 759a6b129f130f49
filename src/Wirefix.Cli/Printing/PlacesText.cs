using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Workspace.Indexing;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix locate --name</c> prints for people.</summary>
internal static class PlacesText
{
    // Nobody reads on; who wants all asks for JSON.
    private const int MostFiles = 20;

    /// <summary>The places of the best files, best first, then what could not be read.</summary>
    public static string Write(PlacesDocument answer)
    {
        var document = new TextDocument();
        if (answer.Files.IsEmpty)
            document.Line($"{string.Join(", ", answer.Names)}: found nowhere in {answer.FilesSearched} files below {answer.Root}.");
        foreach (var file in answer.Files.Take(MostFiles))
        {
            document.Line(file.File);
            foreach (var place in file.Places)
                document.Line($"  {place.Line,5}  {Score(place)}  {Words(place)}  {place.Text}  {place.Member}");
        }

        if (answer.Files.Length > MostFiles)
            document.Line($"{Quantity.Of(answer.Files.Length - MostFiles, "more file holds", "more files hold")} a name; --json prints them all.");
        foreach (var problem in answer.Problems)
            document.Line($"Note: {problem}");
        return document.ToString();
    }

    private static string Score(FoundPlace place) => place.Score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Words(FoundPlace place) => place.Direction switch
    {
        PlaceDirection.Inbound => $"inbound {Words(place.Kind)}",
        PlaceDirection.Outbound => $"outbound {Words(place.Kind)}",
        _ => Words(place.Kind),
    };

    private static string Words(PlaceKind kind) => kind switch
    {
        PlaceKind.Member => "member",
        PlaceKind.EnumMember => "enum member",
        PlaceKind.SerializedName => "serialized name",
        PlaceKind.ColumnName => "column name",
        PlaceKind.XmlName => "XML name",
        PlaceKind.ProtobufName => "protobuf name",
        PlaceKind.Key => "key",
        PlaceKind.Header => "header",
        PlaceKind.Query => "query parameter",
        PlaceKind.Form => "form field",
        PlaceKind.RouteValue => "route value",
        PlaceKind.BoundParameter => "bound parameter",
        PlaceKind.Route => "route",
        PlaceKind.RequestUri => "request",
        PlaceKind.PathText => "path",
        PlaceKind.LogHole => "log message",
        PlaceKind.Mention => "mention",
        PlaceKind.HandedOn => "handed on",
        PlaceKind.JsonText => "JSON in a string",
        PlaceKind.Queue => "queue or topic",
        _ => "string",
    };
}
