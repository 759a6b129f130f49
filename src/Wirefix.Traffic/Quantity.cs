using System.Globalization;

namespace Wirefix.Traffic;

/// <summary>A number with what it counts, for people.</summary>
public static class Quantity
{
    /// <summary><c>1 call</c>, <c>0 calls</c>, <c>12 calls</c>.</summary>
    public static string Of(long count, string thing) => Of(count, thing, $"{thing}s");

    /// <summary>The same of what has a plural, or a verb, of its own: <c>1 body is</c>, <c>2 bodies are</c>.</summary>
    public static string Of(long count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");

    /// <summary><c>once</c>, <c>12 times</c>.</summary>
    public static string Times(long count) => count == 1 ? "once" : Of(count, "time");
}
