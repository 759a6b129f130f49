using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>Reads from a scene what became of each resource that has a state.</summary>
internal sealed class Lives(Scene scene)
{
    // More words than these are a classification, or free text.
    private const int MostStates = 15;

    // What is always the same is no state.
    private const int FewestStates = 2;

    /// <summary>The lives of the resources, by their kin.</summary>
    public IEnumerable<IGrouping<string, Life>> ByFamily()
    {
        var calls = scene.Groups.SelectMany(group => group.Exchanges.Select(exchange => Place(exchange, group.Endpoint))).OfType<PlacedCall>();
        return calls.GroupBy(call => call.Family, StringComparer.Ordinal)
            .SelectMany(OfFamily)
            .GroupBy(life => life.Family, StringComparer.Ordinal);
    }

    /// <summary>The writes that were accepted or refused in a state that was seen before, by the kin of their resources.</summary>
    public static IEnumerable<Attempt[]> AttemptsByFamily(Scene scene) => scene.Lives.Select(AttemptsOf);

    /// <summary>The same of resources of one kin.</summary>
    public static Attempt[] AttemptsOf(IEnumerable<Life> family) =>
    [
        .. family
            .SelectMany(life => life.Writes().Select(write => new Attempt(life, write.Before, write.Write)))
            .Where(attempt => attempt.IsRefused || attempt.IsAccepted),
    ];

    /// <summary>How often each operation made a resource, as the first that was seen of it.</summary>
    public static IReadOnlyDictionary<string, int> Makings(IEnumerable<Life> family) => family
        .Select(life => life.Sightings[0])
        .Where(first => first.IsWrite && first.IsAccepted)
        .CountBy(first => first.Operation, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);

    private IEnumerable<Life> OfFamily(IGrouping<string, PlacedCall> family)
    {
        var named = OfFamily(family.Key, [.. family.Select(call => Stated(call, StateFields.IsNamed))]).ToArray();
        if (named.Length > 0)
            return named;
        var learned = StateFields.Learn(family.GroupBy(call => call.Resource, StringComparer.Ordinal).Select(calls => calls.SelectMany(FieldsOf)));
        return learned is null ? [] : OfFamily(family.Key, [.. family.Select(call => Stated(call, field => StateFields.Is(field, learned)))]);
    }

    private IEnumerable<PayloadField> FieldsOf(PlacedCall call) => !call.IsOwn || call.Exchange.Response.Failed ? []
        : new Message[] { call.Exchange.Request, call.Exchange.Response }.SelectMany(message => scene.FieldsOf(message));

    private static IEnumerable<Life> OfFamily(string name, PlacedCall[] family)
    {
        var own = StatesOf(family.Where(call => call.IsOwn));
        var states = own.Count < FewestStates ? StatesOf(family) : own;
        if (states.Count < FewestStates || states.Count > MostStates)
            return [];
        return family.GroupBy(call => call.Resource, StringComparer.Ordinal).Select(resource => new Life(
            name, resource.Key, [.. resource.OrderBy(call => call.Exchange.Start).Select(call => Seen(call, states))]));
    }

    // A failure may speak of other things in the same words; what a state is, answers of success tell.
    private static HashSet<string> StatesOf(IEnumerable<PlacedCall> calls) =>
        calls.Where(call => !call.Exchange.Response.Failed).Select(call => call.State).OfType<string>().ToHashSet(StringComparer.Ordinal);

    // The answer of /orders/42/pay may tell of the payment; it is the order's state only in the order's own words.
    private static Sighting Seen(PlacedCall call, HashSet<string> states) => call.State is { } state && states.Contains(state)
        ? new Sighting(call.Exchange, call.Field, state, call.Operation)
        : new Sighting(call.Exchange, null, null, call.Operation);

    private PlacedCall? Place(Exchange exchange, Endpoint endpoint)
    {
        if (exchange.Timing == Timing.None)
            return null;
        var template = endpoint.Path.Segments;
        var segments = exchange.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = template.ToList().FindLastIndex(PathTemplate.IsVariable);
        if (last >= 0 && last < segments.Length && template.Count - last <= 2)
        {
            var isOwn = last == template.Count - 1 || Names(exchange, Uri.UnescapeDataString(segments[last]), last == 0 ? "" : segments[last - 1]);
            return Placed(exchange, endpoint, template.Take(last + 1), segments.Take(last + 1), isOwn);
        }

        return last < 0 && segments.Length > 0 && Creation.Is(exchange) && CreatedIn(exchange, segments[^1]) is { } id
            ? Placed(exchange, endpoint, [.. template, "{id}"], [.. segments, id], isOwn: true)
            : null;
    }

    // An answer that names the resource by a word of its own (id, code, number) is the resource itself; one that names it by what it is (order) is of
    // something that belongs to it. That ideas begin with id says nothing.
    private bool Names(Exchange exchange, string resource, string collection) =>
        scene.FieldsOf(exchange.Response).Any(field => field.Kind is PayloadKind.String or PayloadKind.Integer && field.Text == resource
            && PlaceWords.WordsOf(field.Path) is [var word] && (word == "id" || !collection.StartsWith(word, StringComparison.OrdinalIgnoreCase)));

    // The caller may choose the id of what it creates; then the answer repeats it under the name of the collection's things.
    private string? CreatedIn(Exchange creation, string collection) =>
        Creation.OwnIdOf(creation, scene) ?? IdOf(creation) ?? IdOf(creation, collection);

    private string? IdOf(Exchange exchange) =>
        FirstOf(exchange.Response, words => words is ["id"]);

    private string? IdOf(Exchange exchange, string collection) =>
        FirstOf(exchange.Response, words => words is [var thing, "id"] && collection.StartsWith(thing, StringComparison.OrdinalIgnoreCase));

    private string? FirstOf(Message message, Func<IReadOnlyList<string>, bool> isName) =>
        scene.PayloadOf(message)?.FirstOrDefault(field => field.Kind is PayloadKind.String or PayloadKind.Integer && isName(PlaceWords.WordsOf(field.Path))).Text;

    private static PlacedCall Placed(Exchange exchange, Endpoint endpoint, IEnumerable<string> family, IEnumerable<string> resource, bool isOwn)
    {
        var kin = $"{exchange.Direction} {exchange.Service} {endpoint.Host}/{string.Join('/', family)}";
        return new PlacedCall(exchange, kin, "/" + string.Join('/', resource), isOwn, null, null, Phrases.Operation(endpoint));
    }

    private PlacedCall Stated(PlacedCall call, Func<PayloadField, bool> isState)
    {
        var asked = StateIn(call.Exchange.Request, isState);
        var shown = StateIn(call.Exchange.Response, isState) ?? (call.Exchange.Response.Failed ? null : asked);
        return call with { Field = shown?.Path, State = shown?.Text, Operation = call.Operation + (asked is { } state ? $" ({state.Text})" : "") };
    }

    private PayloadField? StateIn(Message message, Func<PayloadField, bool> isState)
    {
        foreach (var field in scene.FieldsOf(message))
        {
            if (isState(field))
                return field;
        }

        return null;
    }

    private sealed record PlacedCall(Exchange Exchange, string Family, string Resource, bool IsOwn, string? Field, string? State, string Operation);
}
