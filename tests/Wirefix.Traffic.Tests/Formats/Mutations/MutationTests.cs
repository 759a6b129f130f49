using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Formats.Mutations;

/// <summary>
/// What random damage does to a reading: nothing but a refusal or problems. The benchmarks' <c>fuzz</c> command runs the same for
/// a million inputs.
/// </summary>
public class MutationTests
{
    private const int Inputs = 500;

    public static TheoryData<string> Names => [.. MutatedCapture.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Damage_is_refused_or_becomes_problems_and_never_a_crash(string name)
    {
        var whole = MutatedCapture.WellFormed(name);
        for (var seed = 0; seed < Inputs; seed++)
            ReadBoth(MutatedCapture.Damaged(whole, new Random(seed)), name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_capture_without_damage_is_read_whole(string name)
    {
        var capture = Read(MutatedCapture.WellFormed(name));

        Assert.Equal(name.StartsWith("pair", StringComparison.Ordinal) ? 1 : MutatedCapture.Pairs, capture.Snapshot.Exchanges.Length);
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void Damage_to_one_line_leaves_all_the_others()
    {
        for (var seed = 0; seed < Inputs; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, MutatedCapture.Pairs).Select(MutatedCapture.JsonPair).ToArray();
            var damaged = random.Next(lines.Length);
            lines[damaged] = Text(MutatedCapture.Damaged(Bytes(lines[damaged]), random));

            AssertOthersSurvive(damaged, Bytes(string.Join('\n', lines)), seed);
        }
    }

    [Theory]
    [InlineData(Mutation.Flip)]
    [InlineData(Mutation.Cut)]
    [InlineData(Mutation.Remove)]
    [InlineData(Mutation.Duplicate)]
    [InlineData(Mutation.Insert)]
    public void Damage_to_one_entry_leaves_all_the_others(Mutation mutation)
    {
        for (var seed = 0; seed < Inputs; seed++)
        {
            var random = new Random(seed);
            var entries = Enumerable.Range(0, MutatedCapture.Pairs).Select(MutatedCapture.HarEntry).ToArray();
            var damaged = random.Next(entries.Length);
            entries[damaged] = Text(MutatedCapture.Damaged(Bytes(entries[damaged]), mutation, random));

            AssertOthersSurvive(damaged, Bytes(MutatedCapture.Har(entries)), seed);
        }
    }

    private static void AssertOthersSurvive(int damaged, byte[] capture, int seed)
    {
        var others = Enumerable.Range(0, MutatedCapture.Pairs).Where(number => number != damaged).Select(MutatedCapture.Path);
        var read = Read(capture).Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsolutePath).ToArray();

        Assert.True(others.All(read.Contains), $"seed {seed}: entry {damaged} was damaged, and of the others came {string.Join(' ', read)}");
    }

    private static void ReadBoth(byte[] capture, string name)
    {
        try
        {
            var read = Read(capture).Snapshot.Exchanges.Length;
            var survey = CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) });
            Assert.Equal(read, survey.Exchanges);
            Inspector.Inspect(survey);
        }
        catch (CaptureException refusal)
        {
            Assert.DoesNotContain(name, refusal.Path, StringComparison.Ordinal);
        }
    }

    private static Capture Read(byte[] capture) =>
        CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) });

    private static byte[] Bytes(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private static string Text(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);
}
