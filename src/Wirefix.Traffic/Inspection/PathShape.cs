using Wirefix.Facts;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Direction, method, host and path of a call as one text in which every segment that looks like an id stands as <c>{id}</c>:
/// <c>o GET h/users/{id}</c>. Calls have few shapes, so that what is counted for each shape stays small.
/// </summary>
internal static class PathShape
{
    /// <summary>The segment that stands for any value.</summary>
    public const string Variable = "{id}";

    /// <summary>The most characters of a shape; what is longer is cut off, as no route is.</summary>
    public const int Longest = 1024;

    private const string Open = "*";

    private const int LongestMethod = 32;

    private const int LongestHost = 256;

    /// <summary>The shape of an exchange.</summary>
    public static string Of(Exchange exchange) => Of(exchange.Direction, exchange.Request);

    /// <summary>The shape of a call.</summary>
    public static string Of(Direction direction, Request request)
    {
        Span<char> buffer = stackalloc char[Longest];
        var (host, path) = OutlineUrl.Split(request.Url);
        return buffer[..Write(buffer, direction, request.Method, host, path)].ToString();
    }

    /// <summary>Writes a shape into a buffer of <see cref="Longest"/> characters and says its length.</summary>
    public static int Write(Span<char> buffer, Direction direction, ReadOnlySpan<char> method, ReadOnlySpan<char> host, ReadOnlySpan<char> path)
    {
        buffer[0] = direction == Direction.Inbound ? 'i' : 'o';
        buffer[1] = ' ';
        var length = 2;
        Append(buffer, ref length, method[..Math.Min(method.Length, LongestMethod)]);
        // A damaged capture may have anything for a method; what parts a shape's pieces must not stand within one.
        buffer[2..length].Replace('/', '_');
        buffer[2..length].Replace(' ', '_');
        Append(buffer, ref length, " ");
        Append(buffer, ref length, host[..Math.Min(host.Length, LongestHost)]);
        Append(buffer, ref length, "/");
        var first = true;
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            if (segment.IsEmpty)
                continue;
            if (!first)
                Append(buffer, ref length, "/");
            first = false;
            Append(buffer, ref length, IdSegment.Matches(segment) ? Variable : segment);
        }

        return length;
    }

    /// <summary>What stands before the path's first slash, and the segments behind it.</summary>
    public static (string Head, string[] Segments) Split(string shape)
    {
        var slash = shape.IndexOf('/');
        return (shape[..slash], shape[(slash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The shape of a head and segments.</summary>
    public static string Join(string head, IEnumerable<string> segments) => $"{head}/{string.Join('/', segments)}";

    /// <summary>The shape with one segment left open: the place where its value stands among its neighbours.</summary>
    public static string Place(string head, string[] segments, int index) =>
        Join(head, segments.Select((segment, position) => position == index ? Open : segment));

    /// <summary>Whether the segment that is left open is the first of its path.</summary>
    public static bool IsFirst(string place) => Split(place).Segments is [Open, ..];

    /// <summary>A place without what stands behind the segment that is left open.</summary>
    public static string UpToOpen(string place)
    {
        var (head, segments) = Split(place);
        return Join(head, segments[..(Array.IndexOf(segments, Open) + 1)]);
    }

    /// <summary>The method of the head of a shape.</summary>
    public static string MethodOf(string head) => head[2..Math.Max(2, head.LastIndexOf(' '))];

    /// <summary>A shape, a place or the head of one, for every method.</summary>
    public static string WithoutMethod(string shape)
    {
        var slash = shape.IndexOf('/');
        var host = slash < 0 ? shape.LastIndexOf(' ') : shape.LastIndexOf(' ', slash);
        return $"{shape[0]}{shape[host..]}";
    }

    /// <summary>The direction and the endpoint that a shape stands for.</summary>
    public static (Direction Direction, Endpoint Endpoint) Endpoint(string shape)
    {
        var (head, segments) = Split(shape);
        var host = head.LastIndexOf(' ');
        var path = PathTemplate.Parse(string.Join('/', segments));
        return (head[0] == 'i' ? Direction.Inbound : Direction.Outbound, new Endpoint(head[2..host], head[(host + 1)..], path));
    }

    private static void Append(Span<char> buffer, ref int length, ReadOnlySpan<char> text)
    {
        var kept = text[..Math.Min(text.Length, buffer.Length - length)];
        kept.CopyTo(buffer[length..]);
        length += kept.Length;
    }
}
