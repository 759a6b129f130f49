using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Where on the wire a value stands.</summary>
/// <param name="Endpoint">The endpoint of the exchange.</param>
/// <param name="Side">The message of the exchange.</param>
/// <param name="Part">The part of the message.</param>
/// <param name="Name">A JSONPath, the name of a header, a query parameter or a part, or for a path the segments up to the variable one.</param>
public sealed record WirePlace(
    [property: JsonConverter(typeof(EndpointConverter))] Endpoint Endpoint,
    MessageSide Side,
    [property: JsonConverter(typeof(CamelCaseEnumConverter<WirePart>))] WirePart Part,
    string Name)
{
    /// <summary>Compares places by reference: a <see cref="PlaceReader"/> gives one for each.</summary>
    internal static IEqualityComparer<WirePlace> ByReference => ReferenceEqualityComparer.Instance;

    /// <summary>The place as people say it: <c>header X-Tenant</c>, <c>$.customerId</c>.</summary>
    public string Label => Part switch
    {
        WirePart.Body => Name,
        WirePart.Content => Name.Length == 0 ? "content" : $"content {Name}",
        WirePart.Header => $"header {Name}",
        WirePart.Query => $"query {Name}",
        _ => $"path {Name}",
    };

    /// <summary>The label with its message: <c>$.customerId of the POST /orders request</c>.</summary>
    public override string ToString() =>
        $"{Label} of the {Phrases.Operation(Endpoint)} {(Side == MessageSide.Request ? "request" : "response")}";
}
