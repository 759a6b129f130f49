using Microsoft.CodeAnalysis;

namespace Wirefix.Agent.Testing;

/// <summary>Tells the projects that test from those that are tested.</summary>
internal static class TestCode
{
    private static readonly string[] Frameworks = ["xunit.core.dll", "xunit.v3.core.dll", "nunit.framework.dll", "MSTest.TestFramework.dll"];

    /// <summary>Whether a project holds tests.</summary>
    public static bool IsIn(Project project) => project.MetadataReferences.OfType<PortableExecutableReference>()
        .Select(reference => Path.GetFileName(reference.FilePath))
        .Any(file => file is not null && (file.StartsWith("Microsoft.VisualStudio.TestPlatform", StringComparison.Ordinal) || Frameworks.Contains(file)));
}
