using System.Globalization;

namespace Wirefix.Facts.Text;

/// <summary>
/// What can be counted: the line of a facts file without its number. Direction, method and target stand first, as in
/// <c>out GET api.example.com/orders/{id} response 200 json $.total integer</c>.
/// </summary>
public static class FactSubject
{
    internal const string CallsWord = "calls";
    internal const string PeakWord = "in-flight";
    internal const string WindowWord = "window-50ms";
    internal const string StatusWord = "status";
    internal const string HeaderWord = "header";
    internal const string MediaWord = "media";
    internal const string FieldWord = "json";
    internal const string TokenWord = "token";
    internal const string TransitionWord = "transition";

    /// <summary>How many calls there were.</summary>
    public static string Calls(FactDirection direction, Endpoint endpoint) => Join(Head(direction, endpoint), CallsWord);

    /// <summary>How many calls were in flight at once, at most.</summary>
    public static string PeakInFlight(FactDirection direction, Endpoint endpoint) => Join(Head(direction, endpoint), PeakWord);

    /// <summary>How many calls began within 50 ms, at most.</summary>
    public static string LargestWindow(FactDirection direction, Endpoint endpoint) => Join(Head(direction, endpoint), WindowWord);

    /// <summary>How many calls were answered with a status; 0 for no answer.</summary>
    public static string Status(FactDirection direction, Endpoint endpoint, int status) => Join(Head(direction, endpoint), StatusWord, Number(status));

    /// <summary>How many messages carried a header. Names are written in lower case, as they mean the same in any.</summary>
    public static string Header(FactDirection direction, Endpoint endpoint, FactSide side, int status, string name) =>
        Join(Message(direction, endpoint, side, status), HeaderWord, FactWord.Of(name.ToLowerInvariant()));

    /// <summary>How many messages were of a media type, parameters aside.</summary>
    public static string Media(FactDirection direction, Endpoint endpoint, FactSide side, int status, string mediaType) =>
        Join(Message(direction, endpoint, side, status), MediaWord, FactWord.Of(mediaType.ToLowerInvariant()));

    /// <summary>How often a value of a kind stood at a path.</summary>
    public static string Field(FactDirection direction, Endpoint endpoint, FactSide side, int status, string path, FieldKind kind) =>
        Join(Message(direction, endpoint, side, status), FieldWord, FactWord.Of(path), KindWord.Of(kind));

    /// <summary>How often one word of a small set stood at a path.</summary>
    public static string Token(FactDirection direction, Endpoint endpoint, FactSide side, int status, string path, string token) =>
        Join(Message(direction, endpoint, side, status), FieldWord, FactWord.Of(path), TokenWord, FactWord.Of(token));

    /// <summary>How often a call changed the state of what it was made on.</summary>
    public static string Transition(FactDirection direction, Endpoint endpoint, string path, string from, string to) =>
        Join(Head(direction, endpoint), TransitionWord, FactWord.Of(path), FactWord.Of(from), FactWord.Of(to));

    /// <summary>Whether the number of a subject is a peak, of which the larger one counts.</summary>
    internal static bool IsPeak(string subject) =>
        FactHead.Read(subject)?.CountedBy(subject)?.Kind is CountedKind.PeakInFlight or CountedKind.LargestWindow;

    private static string Message(FactDirection direction, Endpoint endpoint, FactSide side, int status) =>
        Join(Head(direction, endpoint), side == FactSide.Request ? "request" : "response", Number(status));

    private static string Head(FactDirection direction, Endpoint endpoint) => Join(
        direction == FactDirection.In ? "in" : "out", FactWord.Of(endpoint.Method), FactWord.Of(endpoint.Host + endpoint.Path));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Join(params string[] words) => string.Join(" ", words);
}
