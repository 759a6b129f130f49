using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Wirefix.Testing;

/// <summary>The reference assemblies of the framework that runs the tests, from the packs of its own installation.</summary>
public static class ReferenceAssemblies
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    /// <summary>.NET and ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> Web => Loaded.Value;

    /// <summary>Newtonsoft.Json.</summary>
    public static MetadataReference Newtonsoft { get; } = MetadataReference.CreateFromFile(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location);

    private static ImmutableArray<MetadataReference> Load() =>
        [.. Files("Microsoft.NETCore.App.Ref").Concat(Files("Microsoft.AspNetCore.App.Ref"))
            .DistinctBy(Path.GetFileName).Select(file => MetadataReference.CreateFromFile(file))];

    private static IEnumerable<string> Files(string pack)
    {
        // The runtime lives in <root>/shared/<framework>/<version>.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var versions = Path.Combine(root, "packs", pack);
        var target = $"net{Environment.Version.Major}.0";
        var folder = !Directory.Exists(versions) ? null : Directory.EnumerateDirectories(versions)
            .Select(version => Path.Combine(version, "ref", target)).Where(Directory.Exists).Max(StringComparer.Ordinal);
        return folder is not null
            ? Directory.EnumerateFiles(folder, "*.dll")
            : throw new VerificationException($"No reference assemblies for {target} in {versions}; install the .NET SDK that ships them.");
    }
}
