using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Indexing;

/// <summary>Addresses as requests write them, with their variable parts in braces.</summary>
internal static partial class RequestAddress
{
    /// <summary>The method and the address that the name of a route or request is made of; the method is empty where it has none.</summary>
    public static (string Method, string Address) Parts(string name)
    {
        var cut = name.LastIndexOf(' ') + 1;
        return (name[..cut].Trim(), name[cut..]);
    }

    /// <summary>Whether an address says its host.</summary>
    public static bool IsAbsolute(string address) =>
        Absolute().Match(address) is { Success: true } found && !found.Groups["host"].Value.Contains('{', StringComparison.Ordinal);

    /// <summary>The host with its port, in lower case; null where the address does not say it.</summary>
    public static string? Authority(string address) =>
        IsAbsolute(address) ? Absolute().Match(address).Groups["host"].Value.ToLowerInvariant() : null;

    /// <summary>The path with its query, of an address that says its host; the whole address otherwise.</summary>
    public static string Path(string address)
    {
        var found = Absolute().Match(address);
        return found.Success ? address[(found.Groups["host"].Index + found.Groups["host"].Length)..] : address;
    }

    /// <summary>An address relative to a base (RFC 3986, 5.3): a rooted path replaces the base's, another one its last segment.</summary>
    public static string Resolve(string baseAddress, string relative)
    {
        var found = Absolute().Match(baseAddress);
        var root = baseAddress[..found.Groups["host"].Index] + found.Groups["host"].Value;
        var path = found.Groups["path"].Value;
        return relative.StartsWith('/') ? root + relative : $"{root}/{path[..(path.LastIndexOf('/') + 1)].TrimStart('/')}{relative}";
    }

    [GeneratedRegex(@"^[a-z][a-z+.\-]*://(?<host>[^/?#]+)(?<path>[^?#]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();
}
