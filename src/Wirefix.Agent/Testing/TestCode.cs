using Microsoft.CodeAnalysis;
using Wirefix.Agent.Regression.Frameworks;

namespace Wirefix.Agent.Testing;

/// <summary>Tells the projects that test from those that are tested.</summary>
internal static class TestCode
{
    private const string Platform = "Microsoft.VisualStudio.TestPlatform";

    /// <summary>Whether a project holds tests: of a framework that is known, or of another that the platform runs.</summary>
    public static bool IsIn(Project project) => TestFrameworks.RankOf(project) is not null
        || project.MetadataReferences.OfType<PortableExecutableReference>()
            .Any(reference => Path.GetFileName(reference.FilePath)?.StartsWith(Platform, StringComparison.Ordinal) == true);
}
