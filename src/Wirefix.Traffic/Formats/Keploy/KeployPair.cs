using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wirefix.Traffic.Formats.Keploy;

/// <summary>Makes a pair of a document of the kind Http.</summary>
internal static class KeployPair
{
    /// <summary>
    /// The pair, null where the document is of another kind; throws <see cref="EntryException"/> where it lacks its request.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The file's path within the capture, which tells mocks from test cases where nothing else does.</param>
    /// <param name="source">Where the document stands, for people.</param>
    public static RecordedPair? Read(YamlNode document, string file, string source)
    {
        if (document.Text("kind") is not { } kind || !kind.Equals("Http", StringComparison.OrdinalIgnoreCase))
            return null;
        var spec = document.Child("spec") ?? throw new EntryException("expected a spec, found none");
        var request = spec.Child("req", "request") ?? throw new EntryException("expected a request in spec.req, found none");
        var response = spec.Child("resp", "response");
        var start = Stamp.Parse(spec.Text("reqTimestampMock") ?? request.Text("timestamp"));
        var duration = Stamp.Between(start, Stamp.Parse(spec.Text("resTimestampMock") ?? response?.Text("timestamp")));
        return new RecordedPair
        {
            Direction = IsMock(document, spec, file) ? Direction.Outbound : Direction.Inbound,
            Stamp = start,
            Duration = duration,
            Timing = duration is null ? Timing.StartOnly : Timing.Span,
            Request = RequestOf(request),
            Response = new Response(StatusOf(response)) { Headers = HeadersOf(response), Body = BodyOf(response) },
            Source = source,
        };
    }

    // Mocks carry stamps of their own, test cases what they assert; older files tell the two by their names alone.
    private static bool IsMock(YamlNode document, YamlNode spec, string file)
    {
        if (spec.Child("reqTimestampMock", "resTimestampMock") is not null)
            return true;
        if (spec.Child("assertions") is not null || document.Child("curl") is not null)
            return false;
        return document.Text("name")?.StartsWith("mock", StringComparison.OrdinalIgnoreCase) == true
            || file.Split('/').Any(part => part.StartsWith("mocks", StringComparison.OrdinalIgnoreCase));
    }

    private static Request RequestOf(YamlNode request)
    {
        var method = request.Text("method")?.ToUpperInvariant();
        if (string.IsNullOrEmpty(method))
            throw new EntryException("expected the request's method in spec.req.method, found none");
        var target = request.Text("url") ?? "";
        var headers = HeadersOf(request);
        var host = headers.FirstOrDefault(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)).Value;
        var url = RequestTarget.Absolute(target)
            ?? (string.IsNullOrEmpty(host) ? null : RequestTarget.Combine("http", host, target))
            ?? throw new EntryException($"expected an absolute URL or a Host header, found \"{target}\" alone");
        return new Request(method, url) { Headers = headers, Body = BodyOf(request) };
    }

    private static int StatusOf(YamlNode? response) =>
        int.TryParse(response?.Text("status_code"), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 999 ? status : 0;

    private static ImmutableArray<Header> HeadersOf(YamlNode? message) =>
    [
        .. from header in message?.Child("header", "headers")?.Entries ?? []
           from value in header.Value.Scalar is { } single ? [single] : header.Value.Items.Select(item => item.Scalar).OfType<string>()
           select new Header(header.Key, value),
    ];

    private static ReadOnlyMemory<byte> BodyOf(YamlNode? message)
    {
        if (message?.Child("body") is not { Scalar: { } text } body)
            return default;
        if (!body.IsBinary)
            return Encoding.UTF8.GetBytes(text);
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new EntryException("expected base64 in a binary body, found other characters");
        }
    }
}
