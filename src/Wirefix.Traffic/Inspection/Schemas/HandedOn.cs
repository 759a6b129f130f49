using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>Tells from the traffic whether the service reads a value of an upstream's as it stands there: then it hands it on.</summary>
internal static class HandedOn
{
    // Two may be equal by chance.
    private const int Fewest = 3;

    /// <summary>Whether no call fails for which one of the answers was fetched, and their callers are given the values of the field.</summary>
    public static bool IsSo(Scene scene, string path, IEnumerable<Exchange> answers)
    {
        var read = answers.Select(answer => (Answer: answer, Caller: scene.CauseOf(answer))).ToArray();
        return read.All(pair => pair.Caller is { Response.Failed: false })
            && read.Count(pair => ValuesOf(scene, pair.Answer, path).Any(Told(scene, pair.Caller!).Contains)) >= Fewest;
    }

    private static IEnumerable<string> ValuesOf(Scene scene, Exchange answer, string path) =>
        (scene.PayloadOf(answer.Response)?.At(path) ?? []).Select(Canonical).Where(CanonicalText.IsDistinctive);

    private static HashSet<string> Told(Scene scene, Exchange caller) =>
        scene.FieldsOf(caller.Response).Select(Canonical).ToHashSet(StringComparer.Ordinal);

    private static string Canonical(PayloadField field) => CanonicalText.Of(field.Text, field.Kind);
}
