using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Concurrency;

namespace Wirefix.Package.Tests;

/// <summary>Every rule, and what is generated from them: the table of the docs and the presets of the package.</summary>
internal static class RuleCatalogue
{
    /// <summary>The descriptors of all rules, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
    [
        .. Instances<DiagnosticAnalyzer>(typeof(WirefixAnalyzer).Assembly).SelectMany(rule => rule.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static readonly ImmutableHashSet<string> Fixable =
        [.. Instances<CodeFixProvider>(typeof(UnboundedFanOutCodeFix).Assembly).SelectMany(fix => fix.FixableDiagnosticIds)];

    /// <summary>The files that are generated, by their path from the repository's root.</summary>
    public static ImmutableSortedDictionary<string, string> Files { get; } = ImmutableSortedDictionary.CreateRange(
    [
        KeyValuePair.Create("docs/rules/README.md", Table()),
        KeyValuePair.Create("src/Wirefix.Package/presets/off.globalconfig", Preset("none")),
        KeyValuePair.Create("src/Wirefix.Package/presets/warnings.globalconfig", Preset("warning")),
    ]);

    private static string Table() => string.Concat(new[]
    {
        "# Rules\n\n",
        "Made from the rules themselves: `WIREFIX_WRITE=1 dotnet test tests/Wirefix.Package.Tests --filter Generated`.\n\n",
        "| id | finds | category | severity | code fix |\n",
        "|---|---|---|---|---|\n",
    }.Concat(Rules.Select(rule =>
        $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {rule.DefaultSeverity} | {(Fixable.Contains(rule.Id) ? "yes" : "no")} |\n")));

    // Below every .editorconfig and global configuration of the user's own (their level is 0 and 100).
    private static string Preset(string severity) =>
        "is_global = true\nglobal_level = -1\n\n" + string.Concat(Rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {severity}\n"));

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => (T)Activator.CreateInstance(type)!);
}
