using Wirefix.Labels;
using Wirefix.Labels.Members;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>Every answer of the set names a file that is there and a member that the file declares.</summary>
public class LabelledMembersTests
{
    public static TheoryData<string> Names => [.. LabelSet.Read().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryAnswerIsDeclaredWhereTheSetSays(string name)
    {
        var codeBase = LabelSet.Read()[name];
        if (CodeBaseFolder.Find(codeBase) is not { } folder)
        {
            Assert.Skip(CodeBaseFolder.Missing(codeBase));
            return;
        }

        var wrong = new List<string>();
        foreach (var file in codeBase.Questions.SelectMany(question => question.Answers.Select(answer => (question.Id, Answer: answer))).GroupBy(entry => entry.Answer.File))
        {
            var path = Path.Combine(folder, file.Key);
            if (!File.Exists(path))
            {
                wrong.Add($"{file.Key} is not there ({string.Join(", ", file.Select(entry => entry.Id))})");
                continue;
            }

            var declared = DeclaredMembers.In(await File.ReadAllTextAsync(path));
            wrong.AddRange(file.Where(entry => !declared.Contains(MemberNames.OfId(entry.Answer.Member))).Select(entry => $"{file.Key} does not declare {entry.Answer.Member} ({entry.Id})"));
        }

        Assert.True(wrong.Count == 0, $"{codeBase.Repository} at {codeBase.Commit ?? "this tree"}:\n{string.Join("\n", wrong)}");
    }
}
