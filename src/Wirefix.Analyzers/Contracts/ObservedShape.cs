using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The objects at one place of the messages that the service read: requests sent to it, or answers that it got.</summary>
/// <param name="source">The endpoint.</param>
/// <param name="side">Requests or responses.</param>
/// <param name="shape">The objects and their fields, those of all successful calls together.</param>
/// <param name="payload">Every field of the messages, by path.</param>
internal sealed class ObservedShape(EndpointFacts source, FactSide side, ShapeFacts shape, IReadOnlyDictionary<string, FieldFacts> payload)
{
    /// <summary>The endpoint.</summary>
    public EndpointFacts Source => source;

    /// <summary>Requests or responses.</summary>
    public FactSide Side => side;

    /// <summary>The objects and their fields.</summary>
    public ShapeFacts Shape => shape;

    /// <summary>The values of a list that stands in a field; null where none were seen.</summary>
    public FieldFacts? ElementsOf(FieldFacts field) => payload.TryGetValue(field.Path + "[*]", out var elements) ? elements : null;

    /// <summary>A number of the objects, as people say it: <c>12 of 118 answers of GET crm.example.com/customers/{id}</c>.</summary>
    public string Share(long count) => Shape.Path == "$"
        ? FormattableString.Invariant($"{count} of {Shape.Count} {Messages}")
        : FormattableString.Invariant($"{count} of {Shape.Count} objects at {Shape.Path} in {Messages}");

    /// <summary>A number of the values of a field, as people say it.</summary>
    public string Share(long count, FieldFacts field) => field.Path.EndsWith("[*]", StringComparison.Ordinal)
        ? FormattableString.Invariant($"{count} of {field.Count} values at {field.Path} in {Messages}")
        : Share(count);

    private string Messages => $"{(Side == FactSide.Request ? "requests of" : "answers of")} {Source.Endpoint}";
}
