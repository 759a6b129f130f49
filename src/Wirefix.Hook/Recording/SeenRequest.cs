namespace Wirefix.Hook.Recording;

/// <summary>A request as it went over the wire, without its body.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The absolute URL, escaped as it was sent.</param>
/// <param name="Headers">The header fields, each name once.</param>
internal readonly record struct SeenRequest(string Method, string Url, IReadOnlyList<SeenHeader> Headers);
