namespace Wirefix.Facts;

/// <summary>What the requests or the responses of an endpoint had in common, for one status of the response.</summary>
/// <param name="Side">Requests or responses.</param>
/// <param name="Status">The response's status; 0 where no answer came.</param>
/// <param name="Count">How many messages.</param>
public sealed record MessageFacts(FactSide Side, int Status, long Count)
{
    private IReadOnlyList<ShapeFacts>? _shapes;

    /// <summary>How many messages were of each media type, parameters aside.</summary>
    public IReadOnlyDictionary<string, long> MediaTypes { get; init; } = new Dictionary<string, long>();

    /// <summary>How many messages carried each header; names are compared without case.</summary>
    public IReadOnlyDictionary<string, long> Headers { get; init; } = new Dictionary<string, long>();

    /// <summary>The fields of the payloads, by path.</summary>
    public IReadOnlyDictionary<string, FieldFacts> Fields
    {
        get;
        init
        {
            field = value;
            _shapes = null;
        }
    } = new Dictionary<string, FieldFacts>();

    /// <summary>The objects of the payloads, in the order of their paths.</summary>
    public IReadOnlyList<ShapeFacts> Shapes => _shapes ??= ShapesOf(Fields);

    /// <summary>Whether every message carried the header.</summary>
    public bool Always(string header) => Count > 0 && Headers.TryGetValue(header, out var carried) && carried >= Count;

    private static IReadOnlyList<ShapeFacts> ShapesOf(IReadOnlyDictionary<string, FieldFacts> fields)
    {
        var shapes = new SortedDictionary<string, Dictionary<string, FieldFacts>>(StringComparer.Ordinal);
        foreach (var field in fields.Values)
        {
            if (field.CountOf(FieldKind.Object) > 0)
                shapes[field.Path] = new Dictionary<string, FieldFacts>(StringComparer.Ordinal);
        }

        foreach (var field in fields.Values)
        {
            if (PayloadPath.Parent(field.Path) is { } parent && shapes.TryGetValue(parent, out var shape))
                shape[PayloadPath.Name(field.Path)] = field;
        }

        return [.. shapes.Select(shape => new ShapeFacts(shape.Key, fields[shape.Key].CountOf(FieldKind.Object), shape.Value))];
    }
}
