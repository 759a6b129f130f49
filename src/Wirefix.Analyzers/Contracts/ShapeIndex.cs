using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Wirefix.Analyzers.Observed;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The objects of the messages that the service read, found by the names of their fields and by endpoint. Built once for facts.</summary>
internal sealed class ShapeIndex
{
    private static readonly ConditionalWeakTable<WireFacts, ShapeIndex> Shared = new();

    // Of those that are of one form, the ones that were seen most often; by the key of each field, their places in the list.
    private readonly ImmutableArray<ObservedShape> _forms;
    private readonly Dictionary<string, List<int>> _byField = new(StringComparer.Ordinal);
    private readonly Dictionary<EndpointFacts, ImmutableArray<ObservedShape>> _bySource;
    private readonly ConcurrentDictionary<EndpointFacts, HashSet<string>> _names = new(ReferenceComparer<EndpointFacts>.Instance);
    private readonly EndpointsByWord _endpoints;

    private ShapeIndex(WireFacts facts)
    {
        _bySource = facts.Endpoints.ToDictionary(
            endpoint => endpoint, endpoint => ShapesOf(endpoint).ToImmutableArray(), ReferenceComparer<EndpointFacts>.Instance);
        _endpoints = new EndpointsByWord(facts.Endpoints.Where(endpoint => !_bySource[endpoint].IsEmpty));
        _forms = [.. facts.Endpoints.SelectMany(endpoint => _bySource[endpoint]).GroupBy(shape => shape, FormComparer.Instance).Select(Fullest)];
        for (var form = 0; form < _forms.Length; form++)
        {
            foreach (var key in _forms[form].Shape.Fields.Keys.Select(NameKey.Of).Distinct(StringComparer.Ordinal))
                (_byField.TryGetValue(key, out var known) ? known : _byField[key] = []).Add(form);
        }
    }

    /// <summary>The index of facts.</summary>
    public static ShapeIndex Of(WireFacts facts) => Shared.GetValue(facts, static facts => new ShapeIndex(facts));

    /// <summary>
    /// The forms of objects that have fields of some of the names, with of how many. A common name is a field of most forms, so that
    /// nothing but numbers is made on the way.
    /// </summary>
    /// <param name="names">For each name its keys under any policy.</param>
    public IEnumerable<(ObservedShape Shape, int Names)> Agreeing(IEnumerable<IEnumerable<string>> names)
    {
        var agreeing = new int[_forms.Length];
        foreach (var keys in names.Select(keys => keys.Distinct(StringComparer.Ordinal).ToArray()))
        {
            foreach (var form in keys.Length == 1 ? With(keys[0]) : keys.SelectMany(With).Distinct())
                agreeing[form]++;
        }

        return Enumerable.Range(0, agreeing.Length).Where(form => agreeing[form] > 0).Select(form => (_forms[form], agreeing[form]));
    }

    /// <summary>Whether any message of the endpoint, whatever its side and status, has a field of this key anywhere.</summary>
    public bool Carries(EndpointFacts endpoint, string key) => _names.GetOrAdd(endpoint, NamesOf).Contains(key);

    /// <summary>The objects at a place of the same messages that another one stands in.</summary>
    public ObservedShape? At(ObservedShape origin, string path) =>
        _bySource[origin.Source].FirstOrDefault(shape => shape.Side == origin.Side && shape.Shape.Path == path);

    /// <summary>The objects at a place of the messages of every endpoint that an anchor names.</summary>
    public IEnumerable<ObservedShape> At(Anchor anchor) => _endpoints.Sharing("", anchor.Route).Where(anchor.Names)
        .SelectMany(endpoint => _bySource[endpoint]).Where(shape => shape.Shape.Path == anchor.Path);

    private List<int> With(string key) => _byField.TryGetValue(key, out var forms) ? forms : [];

    private static ObservedShape Fullest(IEnumerable<ObservedShape> same) =>
        same.Aggregate((one, other) => one.Shape.Count >= other.Shape.Count ? one : other);

    // What the service writes is of its own making; what it reads is where types and the wire part.
    private static IEnumerable<ObservedShape> ShapesOf(EndpointFacts endpoint)
    {
        var side = endpoint.Direction == FactDirection.In ? FactSide.Request : FactSide.Response;
        var messages = endpoint.Succeeded(side).Where(message => message.Fields.Count > 0).ToArray();
        if (messages.Length == 0)
            return [];

        var all = messages.Length == 1 ? messages[0] : new MessageFacts(side, 0, messages.Sum(message => message.Count)) { Fields = Together(messages) };
        return all.Shapes.Select(shape => new ObservedShape(endpoint, side, shape, all.Fields));
    }

    private static Dictionary<string, FieldFacts> Together(MessageFacts[] messages) =>
        messages.SelectMany(message => message.Fields.Values).GroupBy(field => field.Path, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key, same => new FieldFacts(same.Key, Sum(same, field => field.Kinds), Sum(same, field => field.Tokens)),
                StringComparer.Ordinal);

    private static Dictionary<T, long> Sum<T>(IEnumerable<FieldFacts> fields, Func<FieldFacts, IReadOnlyDictionary<T, long>> counts)
        where T : notnull =>
        fields.SelectMany(counts).GroupBy(count => count.Key).ToDictionary(same => same.Key, same => same.Sum(count => count.Value));

    private static HashSet<string> NamesOf(EndpointFacts endpoint) => new(
        endpoint.Messages.SelectMany(message => message.Fields.Keys).Select(path => NameKey.Of(PayloadPath.Name(path))), StringComparer.Ordinal);
}
