namespace Wirefix.Agent.Regression;

/// <summary>The C# that regression tests share, each a class in a file of its own beside the tests.</summary>
internal static class SupportSource
{
    /// <summary>The source of a class for a namespace.</summary>
    /// <param name="class">The class's name.</param>
    /// <param name="namespace">The namespace.</param>
    /// <param name="layout">How the project's files are laid out.</param>
    public static string In(string @class, string @namespace, SourceLayout layout)
    {
        var name = $"{typeof(SupportSource).Namespace}.Sources.{@class}.cs.txt";
        using var stream = typeof(SupportSource).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"Expected the name of a class that tests share, found '{@class}'.", nameof(@class));
        using var reader = new StreamReader(stream);
        return layout.Apply(reader.ReadToEnd().ReplaceLineEndings("\n").Replace("$namespace$", @namespace, StringComparison.Ordinal));
    }
}
