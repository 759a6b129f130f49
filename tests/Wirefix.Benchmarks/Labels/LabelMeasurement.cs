using System.Collections.Immutable;
using Wirefix.Labels;
using Wirefix.Labels.Reporting;

namespace Wirefix.Benchmarks.Labels;

/// <summary>Measures how often the labelled places are named, by Wirefix and by two plainer ways, alone and among other services.</summary>
internal static class LabelMeasurement
{
    /// <summary>Asks every question whose code base is here, without distractors and with them, and prints.</summary>
    public static void Run(TextWriter output)
    {
        foreach (var (name, codeBase) in LabelSet.Read().Where(entry => CodeBaseFolder.Find(entry.Value) is null))
            output.WriteLine($"{name}: {CodeBaseFolder.Missing(codeBase)}\n");

        output.WriteLine("# The code bases alone\n");
        LabelReport.Write(Outcomes(LabelRun.All, (_, _) => { }), output);
        output.WriteLine(FormattableString.Invariant($"# Each beside {DistractorGenerator.Services} services in which the same names recur\n"));
        LabelReport.Write(Outcomes(LabelRun.All, AmongDistractors), output);
    }

    /// <summary>Prints what Wirefix names in place of the right members, of the questions to improve on.</summary>
    public static void Misses(TextWriter output) => MissReport.Write(Outcomes(LabelRun.OfWirefix, (_, _) => { }), output);

    private static ImmutableArray<Outcome> Outcomes(
        Func<string, CodeBase, string, ImmutableArray<Outcome>> ask, Action<CodeBase, string> surround) =>
    [
        .. from entry in LabelSet.Read()
           let folder = CodeBaseFolder.Find(entry.Value)
           where folder is not null
           from outcome in Asked(entry.Key, entry.Value, folder, ask, surround)
           select outcome,
    ];

    private static ImmutableArray<Outcome> Asked(
        string name,
        CodeBase codeBase,
        string folder,
        Func<string, CodeBase, string, ImmutableArray<Outcome>> ask,
        Action<CodeBase, string> surround)
    {
        using var tree = new CopiedTree(folder);
        surround(codeBase, tree.Root);
        return ask(name, codeBase, tree.Root);
    }

    private static void AmongDistractors(CodeBase codeBase, string root) => new DistractorGenerator(codeBase.Questions).Write(root);
}
