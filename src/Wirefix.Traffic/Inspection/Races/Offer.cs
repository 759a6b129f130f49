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
        var ofList = Entries(payload).Where(entry => !entry.Any(SaysTaken)).SelectMany(entry => entry.Where(IsThing)).ToArray();
        if (ofList.Length > 0)
            return ofList.Take(MostOffers).Select(field => new Offer(field.Path, field.Text)).Distinct();
        return payload.Fields.Any(SaysFree) && !payload.Fields.Any(SaysTaken) ? Asked(read, scene) : [];
    }

    private static IEnumerable<Offer> Asked(Exchange read, Scene scene)
    {
        var template = scene.EndpointOf(read).Path.Segments.ToList();
        var segments = read.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = template.FindLastIndex(PathTemplate.IsVariable);
        if (last >= 0 && last < segments.Length)
            yield return new Offer("/" + string.Join('/', template.Take(last + 1)), Uri.UnescapeDataString(segments[last]));
    }

    // The fields of each object in a list, and each plain value.
    private static IEnumerable<List<PayloadField>> Entries(Payload payload)
    {
        List<PayloadField>? entry = null;
        var root = "";
        foreach (var field in payload.Fields.Where(field => field.Path.Contains("[*]", StringComparison.Ordinal)))
        {
            var isInside = entry is not null && field.Path.StartsWith(root, StringComparison.Ordinal) && field.Path.Length > root.Length;
            if (isInside)
            {
                entry!.Add(field);
                continue;
            }

            if (entry is not null)
                yield return entry;
            (entry, root) = ([field], field.Path + ".");
        }

        if (entry is not null)
            yield return entry;
    }

    private static bool IsThing(PayloadField field) =>
        field.Kind is PayloadKind.String or PayloadKind.Integer && field.Text.Length is > 0 and <= LongestThing;

    private static bool SaysFree(PayloadField field) => (field.Kind, PlaceWords.WordsOf(field.Path)) switch
    {
        (PayloadKind.Boolean, [.., var word]) => field.Text == "true" ? FreeNames.Contains(word) : TakenNames.Contains(word),
        (PayloadKind.String, [.., "status" or "state" or "availability"]) => FreeNames.Contains(field.Text.ToLowerInvariant()),
        (PayloadKind.Null, [.., var word]) => HolderNames.Contains(word),
        _ => false,
    };

    private static bool SaysTaken(PayloadField field) => (field.Kind, PlaceWords.WordsOf(field.Path)) switch
    {
        (PayloadKind.Boolean, [.., var word]) => field.Text == "false" ? FreeNames.Contains(word) : TakenNames.Contains(word),
        (PayloadKind.String, [.., "status" or "state" or "availability"]) => !FreeNames.Contains(field.Text.ToLowerInvariant()),
        (PayloadKind.String, [_, .., "by"] or [.., "assignee" or "occupant" or "holder"]) => field.Text.Length > 0,
        _ => false,
    };
}
