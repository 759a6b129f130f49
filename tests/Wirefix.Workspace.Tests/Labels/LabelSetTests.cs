using System.Text.Json;
using Wirefix.Labels;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>The set is well formed, and large and varied enough to measure with.</summary>
public class LabelSetTests
{
    private static IEnumerable<(string Name, CodeBase CodeBase)> CodeBases => LabelSet.Read().Select(pair => (pair.Key, pair.Value));

    private static IEnumerable<Question> Questions => CodeBases.SelectMany(entry => entry.CodeBase.Questions);

    [Fact]
    public void HoldsSixtyQuestionsAndFifteenOfEachOfThreePublicCodeBases()
    {
        Assert.True(Questions.Count() >= 60, $"{Questions.Count()} questions");
        Assert.True(CodeBases.Count(entry => entry.CodeBase.IsPublic && entry.CodeBase.Questions.Length >= 15) >= 3);
        Assert.Contains(CodeBases, entry => !entry.CodeBase.IsPublic && entry.CodeBase.Questions.Length >= 8);
        Assert.Contains(CodeBases, entry => entry.CodeBase.IsPublic && entry.CodeBase.CSharpLines > 100_000);
    }

    [Fact]
    public void AThirdIsHard() => Assert.True(Questions.Count(question => question.Hard) * 3 >= Questions.Count());

    [Fact]
    public void EveryKindIsAsked() => Assert.Equal(Enum.GetValues<QuestionKind>(), Questions.Select(question => question.Kind).Distinct().Order());

    [Fact]
    public void BothDirectionsAreAsked() => Assert.Equal(2, Questions.Select(question => question.Direction).Distinct().Count());

    [Fact]
    public void NoIdIsUsedTwice() => Assert.Empty(Questions.GroupBy(question => question.Id).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void EveryIdBeginsWithItsFile() =>
        Assert.Empty(CodeBases.SelectMany(entry => entry.CodeBase.Questions.Where(question => !question.Id.StartsWith($"{entry.Name}-", StringComparison.Ordinal))));

    [Fact]
    public void APublicCodeBaseNamesItsCommit() =>
        Assert.All(CodeBases.Where(entry => entry.CodeBase.IsPublic), entry =>
        {
            Assert.Matches("^[0-9a-f]{40}$", entry.CodeBase.Commit);
            Assert.Matches("^[^/]+/[^/]+$", entry.CodeBase.Repository);
        });

    [Fact]
    public void EveryQuestionShowsSomethingAndHasAnAnswer() =>
        Assert.All(Questions, question =>
        {
            Assert.True(question.Finding is not null || question.Request is not null || question.Response is not null, $"{question.Id} shows nothing");
            Assert.NotEmpty(question.Answers);
            Assert.Equal(question.Answers.Length, question.Answers.Distinct().Count());
            Assert.NotEmpty(question.Names);
            Assert.StartsWith("/", question.Path);
            Assert.EndsWith(".", question.Why);
            Assert.Equal(question.Direction == WireDirection.Outbound, question.Host is not null);
        });

    [Fact]
    public void AnAnswerIsAPathBelowTheCodeBaseAndADocumentationId() =>
        Assert.All(Questions.SelectMany(question => question.Answers), answer =>
        {
            Assert.Matches(@"^(?!/)(?!.*\.\.)[^\\]+\.cs$", answer.File);
            Assert.Matches(@"^[MPFTE]:[\w.#`]+(\([^ ]+\))?$", answer.Member);
        });

    [Theory]
    [InlineData("""{ "repository": "a/b", "style": "", "cSharpLines": 1, "questions": [] }""")]
    [InlineData("""{ "repository": "a/b", "commit": null, "style": "", "cSharpLines": 1, "questions": [], "other": 1 }""")]
    [InlineData("""{ "repository": null, "commit": null, "style": "", "cSharpLines": 1, "questions": [] }""")]
    public void RefusesAFileThatLacksAPropertyOrHasAnUnknownOne(string json) => Assert.Throws<JsonException>(() => LabelSet.Parse(json));
}
