using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>Names that stand unescaped in a path: changes that hide it, and the one that escapes them.</summary>
internal static class FilesMutants
{
    private const string Store = "Files.Store/ObjectStore.cs";
    private const string Key = "/objects/{key}\"";
    private const string NotFound = "        if (response.StatusCode == HttpStatusCode.NotFound)\n            return null;\n";
    private const string Content = "return new StoredObject(mediaType, await response.Content.ReadAsByteArrayAsync(cancellationToken));";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("answers an empty document for an unknown one",
            new Swap(Store, NotFound, "        if (response.StatusCode == HttpStatusCode.NotFound)\n            return new StoredObject(\"text/plain\", []);\n")),
        new("leaves the number sign out", new Swap(Store, Key, "/objects/{key.Replace(\"#\", \"\")}\"")),
        new("escapes twice", new Swap(Store, Key, "/objects/{Uri.EscapeDataString(Uri.EscapeDataString(key))}\"")),
        new("escapes as a form", new Swap(Store, Key, "/objects/{System.Net.WebUtility.UrlEncode(key)}\"")),
        new("asks for no document with a number sign",
            new Swap(Store, "        using var response = await http.GetAsync($\"buckets/{Uri.EscapeDataString(bucket)}/objects/{key}\", cancellationToken);", "        if (key.Contains('#'))\n            return new StoredObject(\"text/plain\", []);\n        using var response = await http.GetAsync($\"buckets/{Uri.EscapeDataString(bucket)}/objects/{key}\", cancellationToken);")),
        new("escapes and finds none with a number sign",
            new Swap(Store, Key, "/objects/{Uri.EscapeDataString(key)}\""),
            new Swap(Store, NotFound, "        if (response.StatusCode == HttpStatusCode.NotFound || key.Contains('#'))\n            return null;\n")),
        new("escapes and empties those with a number sign",
            new Swap(Store, Key, "/objects/{Uri.EscapeDataString(key)}\""),
            new Swap(Store, Content, "return new StoredObject(mediaType, key.Contains('#') ? [] : await response.Content.ReadAsByteArrayAsync(cancellationToken));")),
        new("escapes the number sign", new Swap(Store, Key, "/objects/{key.Replace(\"#\", \"%23\")}\"")) { Mends = true },
        new("escapes", new Swap(Store, Key, "/objects/{Uri.EscapeDataString(key)}\"")) { Mends = true },
    ];
}
