using System.Collections.Frozen;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>A thing that an answer says is to be had: an entry of a list of what is free, or the resource that was asked for.</summary>
/// <param name="Path">Where the answer names it; the path of the request where that does.</param>
/// <param name="Thing">Its id.</param>
internal readonly record struct Offer(string Path, string Thing)
{
    // A longer list is a catalogue.
    private const int MostOffers = 200;

    private const int LongestThing = 100;

    private static readonly FrozenSet<string> IdNames = FrozenSet.Create("id", "no", "number", "code", "key", "ref", "reference");

    private static readonly FrozenSet<string> FreeNames = FrozenSet.Create("available", "free", "vacant", "open", "unassigned", "unclaimed");

    private static readonly FrozenSet<string> TakenNames =
        FrozenSet.Create("taken", "reserved", "booked", "used", "occupied", "assigned", "claimed", "locked", "redeemed", "sold");

    private static readonly FrozenSet<string> HolderNames = FrozenSet.Create("by", "assignee", "owner", "holder", "occupant");

    /// <summary>
    /// Whether the value at a place of a request may be the thing. Numbers are equal by chance: the goals of a match, and the place of a player;
    /// one names a thing where it is called an id, or alike at both places.
    /// </summary>
    public bool MayBeNamedAt(string place)
    {
        if (!Thing.All(char.IsAsciiDigit) || PlaceWords.WordsOf(Path) is not [.., var last] || IdNames.Contains(last))
            return true;
        return PlaceWords.WordsOf(place).Any(word => word == last || word + "s" == last || word == last + "s");
    }

    /// <summary>What a successful read offers, where it is a list, and where what it says of one thing says that it is free.</summary>
    public static IEnumerable<Offer> Of(Exchange read, Scene scene)
    {
        if (read.Request.Method != "GET" || read.Response.Status != 200 || scene.PayloadOf(read.Response) is not { } payload)
            return [];
        var ofList = InList(payload);
        if (ofList.Count > 0)
            return ofList.Distinct();
        return payload.Any(SaysFree) && !payload.Any(SaysTaken) ? Asked(read, scene) : [];
    }

    private static IEnumerable<Offer> Asked(Exchange read, Scene scene)
    {
        var template = scene.EndpointOf(read).Path.Segments.ToList();
        var segments = read.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = template.FindLastIndex(PathTemplate.IsVariable);
        if (last >= 0 && last < segments.Length)
            yield return new Offer("/" + string.Join('/', template.Take(last + 1)), Uri.UnescapeDataString(segments[last]));
    }

    // What is named in the entries of lists: the fields of each object, and each plain value.
    private static List<Offer> InList(Payload payload)
    {
        var offers = new List<Offer>();
        for (var start = 0; start < payload.Count && offers.Count < MostOffers;)
        {
            var end = EndOf(payload, start);
            if (IsInList(payload[start]))
                AddFree(payload, start, end, offers);
            start = end;
        }

        return offers;
    }

    // An object in a list ends behind all that it holds; what stands in no list, and a plain value, is one by itself.
    private static int EndOf(Payload payload, int start)
    {
        var end = start + 1;
        if (!IsInList(payload[start]))
            return end;
        var root = payload[start].Path;
        while (end < payload.Count && IsInside(payload[end].Path, root))
            end++;
        return end;
    }

    private static bool IsInList(PayloadField field) => PayloadPath.IsInList(field.Path);

    private static bool IsInside(string path, string root) =>
        path.Length > root.Length && path[root.Length] == '.' && path.StartsWith(root, StringComparison.Ordinal);

    private static void AddFree(Payload payload, int start, int end, List<Offer> offers)
    {
        for (var index = start; index < end; index++)
        {
            if (SaysTaken(payload[index]))
                return;
        }

        for (var index = start; index < end && offers.Count < MostOffers; index++)
        {
            var field = payload[index];
            if (field.Kind is PayloadKind.String or PayloadKind.Integer && field.Text is { Length: > 0 and <= LongestThing } thing)
                offers.Add(new Offer(field.Path, thing));
        }
    }

    private static bool MaySay(PayloadField field) => field.Kind is PayloadKind.Boolean or PayloadKind.String or PayloadKind.Null;

    private static bool SaysFree(PayloadField field) => MaySay(field) && (field.Kind, PlaceWords.WordsOf(field.Path)) switch
    {
        (PayloadKind.Boolean, [.., var word]) => field.Text == "true" ? FreeNames.Contains(word) : TakenNames.Contains(word),
        (PayloadKind.String, [.., "status" or "state" or "availability"]) => FreeNames.Contains(field.Text.ToLowerInvariant()),
        (PayloadKind.Null, [.., var word]) => HolderNames.Contains(word),
        _ => false,
    };

    private static bool SaysTaken(PayloadField field) => MaySay(field) && (field.Kind, PlaceWords.WordsOf(field.Path)) switch
    {
        (PayloadKind.Boolean, [.., var word]) => field.Text == "false" ? FreeNames.Contains(word) : TakenNames.Contains(word),
        (PayloadKind.String, [.., "status" or "state" or "availability"]) => !FreeNames.Contains(field.Text.ToLowerInvariant()),
        (PayloadKind.String, [_, .., "by"] or [.., "assignee" or "occupant" or "holder"]) => field.Text.Length > 0,
        _ => false,
    };
}
