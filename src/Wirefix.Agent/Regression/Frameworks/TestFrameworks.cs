using Microsoft.CodeAnalysis;

namespace Wirefix.Agent.Regression.Frameworks;

/// <summary>
/// Tells a project's test framework by the assemblies that it is compiled against, wherever the packages and their versions stand: in the
/// project file, in one that it imports, or in an SDK.
/// </summary>
internal static class TestFrameworks
{
    private static readonly (string Assembly, Func<Compilation, ITestFramework> Of)[] Known =
    [
        ("xunit.v3.core", _ => XunitFramework.V3),
        ("xunit.core", _ => XunitFramework.V2),
        ("nunit.framework", NUnitOf),
        ("MSTest.TestFramework", MSTestOf),
        ("Microsoft.VisualStudio.TestPlatform.TestFramework", MSTestOf),
    ];

    /// <summary>Where the project's framework stands among all that are known, best first from 0; null where it has none of them.</summary>
    public static int? RankOf(Project project) =>
        Array.FindIndex(Known, known => References(project, known.Assembly)) is >= 0 and var rank ? rank : null;

    /// <summary>The framework of a project that has one, with the words of the version that it uses.</summary>
    /// <exception cref="ArgumentException">It has none that is known.</exception>
    public static ITestFramework Of(Project project, Compilation compilation) => RankOf(project) is { } rank
        ? Known[rank].Of(compilation)
        : throw new ArgumentException($"Expected a project with a test framework, found '{project.Name}'.", nameof(project));

    /// <summary>Whether a project is compiled against an assembly.</summary>
    public static bool References(Project project, string assembly) =>
        project.MetadataReferences.OfType<PortableExecutableReference>()
            .Any(reference => Path.GetFileNameWithoutExtension(reference.FilePath) == assembly);

    private static NUnitFramework NUnitOf(Compilation compilation) => new(HasToken(compilation, "NUnit.Framework.TestContext")
        ? "TestContext.CurrentContext.CancellationToken"
        : "CancellationToken.None");

    private static MSTestFramework MSTestOf(Compilation compilation) => new(HasToken(compilation, "Microsoft.VisualStudio.TestTools.UnitTesting.TestContext")
        ? "TestContext.CancellationToken"
        : "TestContext.CancellationTokenSource.Token");

    // Each came with a later version of its framework.
    private static bool HasToken(Compilation compilation, string testContext) =>
        compilation.GetTypeByMetadataName(testContext)?.GetMembers("CancellationToken").IsEmpty == false;
}
