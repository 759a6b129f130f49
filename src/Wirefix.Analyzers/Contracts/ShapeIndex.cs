using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The objects of the messages that the service read, found by the names of their fields and by endpoint. Built once for facts.</summary>
internal sealed class ShapeIndex
{
    private static readonly ConditionalWeakTable<WireFacts, ShapeIndex> Shared = new();

    private readonly ImmutableArray<ObservedShape> _shapes;
    private readonly Dictionary<string, List<ObservedShape>> _byField = new(StringComparer.Ordinal);
    private readonly Dictionary<EndpointFacts, HashSet<string>> _names;

    private ShapeIndex(WireFacts facts)
    {
        _shapes = [.. facts.Endpoints.SelectMany(ShapesOf)];
        _names = facts.Endpoints.ToDictionary(endpoint => endpoint, NamesOf, ReferenceComparer.Instance);
        foreach (var shape in _shapes)
        {
            foreach (var key in shape.Shape.Fields.Keys.Select(NameKey.Of).Distinct(StringComparer.Ordinal))
                (_byField.TryGetValue(key, out var known) ? known : _byField[key] = []).Add(shape);
        }
    }

    /// <summary>Whether the service was never seen reading an object.</summary>
    public bool IsEmpty => _shapes.IsEmpty;

    /// <summary>The index of facts.</summary>
    public static ShapeIndex Of(WireFacts facts) => Shared.GetValue(facts, static facts => new ShapeIndex(facts));

    /// <summary>The objects that have a field of this key.</summary>
    public IReadOnlyList<ObservedShape> With(string key) => _byField.TryGetValue(key, out var shapes) ? shapes : [];

    /// <summary>Whether any message of the endpoint, whatever its side and status, has a field of this key anywhere.</summary>
    public bool Carries(EndpointFacts endpoint, string key) => _names[endpoint].Contains(key);

    /// <summary>The objects at a place of the same messages that another one stands in.</summary>
    public ObservedShape? At(ObservedShape origin, string path) =>
        _shapes.FirstOrDefault(shape => ReferenceEquals(shape.Source, origin.Source) && shape.Side == origin.Side && shape.Shape.Path == path);

    /// <summary>The objects at a place of the messages of every endpoint that an anchor names.</summary>
    public IEnumerable<ObservedShape> At(Anchor anchor) => _shapes.Where(shape => shape.Shape.Path == anchor.Path && anchor.Names(shape.Source));

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
            .ToDictionary(same => same.Key, same => new FieldFacts(same.Key, Sum(same, field => field.Kinds), Sum(same, field => field.Tokens)), StringComparer.Ordinal);

    private static Dictionary<T, long> Sum<T>(IEnumerable<FieldFacts> fields, Func<FieldFacts, IReadOnlyDictionary<T, long>> counts)
        where T : notnull =>
        fields.SelectMany(counts).GroupBy(count => count.Key).ToDictionary(same => same.Key, same => same.Sum(count => count.Value));

    private static HashSet<string> NamesOf(EndpointFacts endpoint) => new(
        endpoint.Messages.SelectMany(message => message.Fields.Keys).Select(path => NameKey.Of(PayloadPath.Name(path))), StringComparer.Ordinal);

    private sealed class ReferenceComparer : IEqualityComparer<EndpointFacts>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(EndpointFacts? x, EndpointFacts? y) => ReferenceEquals(x, y);

        public int GetHashCode(EndpointFacts obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
