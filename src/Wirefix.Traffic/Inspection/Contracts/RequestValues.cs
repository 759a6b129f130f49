using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Reads the values that a request carries, each with where it stands.</summary>
public static class RequestValues
{
    /// <summary>
    /// The values in the order in which they stand: of the path what the endpoint has as variable, of the body texts, numbers and truth values, or
    /// where it holds no fields, what it says as a whole or part by part.
    /// </summary>
    public static IEnumerable<RequestValue> Of(Request request, Endpoint endpoint) =>
        OfTarget(request, endpoint)
            .Concat(request.Headers.Select(header => new RequestValue(WirePart.Header, header.Name, header.Value, PayloadKind.String)))
            .Concat(PayloadReader.Read(request) is { } payload ? OfBody(payload) : RequestContents.Of(request));

    /// <summary>The values that stand at a place of a request, in order; several where the place leads through a list.</summary>
    public static ImmutableArray<string> At(WirePlace place, Request request) =>
        [.. Of(request, place.Endpoint).Where(value => value.Part == place.Part && IsName(place, value.Name)).Select(value => value.Text)];

    /// <summary>Whether a header belongs to one connection or one message, so that nobody passes it on.</summary>
    public static bool IsOfConnection(string header) => PlaceReader.IsHopByHop(header) || header.Equals("traceparent", StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of path and query.</summary>
    internal static IEnumerable<RequestValue> OfTarget(Request request, Endpoint endpoint) =>
        OfPath(request.Url.AbsolutePath, endpoint.Path.Segments).Concat(OfQuery(request.Url.Query));

    /// <summary>The values of a body.</summary>
    internal static IEnumerable<RequestValue> OfBody(Payload? payload) =>
        FieldsOf(payload).Select(field => new RequestValue(WirePart.Body, field.Path, field.Text, field.Kind));

    /// <summary>The fields of a body that are such values.</summary>
    internal static IEnumerable<PayloadField> FieldsOf(Payload? payload) =>
        (payload ?? Enumerable.Empty<PayloadField>()).Where(field => field.Kind is PayloadKind.Integer or PayloadKind.Number or PayloadKind.String or PayloadKind.Boolean);

    private static IEnumerable<RequestValue> OfPath(string path, IReadOnlyList<string> template)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < template.Count && i < segments.Length; i++)
        {
            if (PathTemplate.IsVariable(template[i]))
                yield return new RequestValue(WirePart.Path, "/" + string.Join('/', template.Take(i + 1)), Uri.UnescapeDataString(segments[i]), PayloadKind.String);
        }
    }

    private static IEnumerable<RequestValue> OfQuery(string query) =>
        from pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let split = pair.IndexOf('=')
        where split > 0
        select new RequestValue(WirePart.Query, Decoded(pair[..split]), Decoded(pair[(split + 1)..]), PayloadKind.String);

    private static bool IsName(WirePlace place, string name) =>
        string.Equals(place.Name, name, place.Part == WirePart.Header ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
