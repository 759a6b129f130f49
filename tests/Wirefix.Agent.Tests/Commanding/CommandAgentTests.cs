using Wirefix.Agent.Gating;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Context;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Commanding;

/// <summary>What a command is given, and what becomes of what it changed.</summary>
public sealed class CommandAgentTests
{
    [Fact]
    public async Task What_a_command_changes_in_its_copy_is_proposed_as_edits_of_symbols()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        using var script = new ShellScript("sed -i 's/Step(1)/Step(2)/' src/Shop/Counter.cs; mkdir -p src/Shop/obj src/Shop/bin; echo x > src/Shop/obj/x.cs");

        var proposal = await tree.ProposeAsync(script);

        var edit = Assert.IsType<ReplaceMember>(Assert.Single(proposal!.Edits));
        Assert.Equal("M:Shop.Counter.Next", edit.Symbol);
        Assert.Equal(("command", "Changes src/Shop/Counter.cs."), (proposal.Agent, proposal.Summary));
        Assert.Empty(proposal.Untold);
        Assert.Equal(CommandedTree.Source.Replace("Step(1)", "Step(2)", StringComparison.Ordinal), await tree.TextAsync(proposal, "Counter.cs"));
    }

    [Fact]
    public async Task What_no_edit_of_a_member_tells_is_told_by_its_type()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        using var script = new ShellScript("sed -i 's/Step(1)/Advance(1, 2)/; s/Step(int by) => count += by/Advance(int by, int times) => count += by * times/' src/Shop/Counter.cs");

        var proposal = await tree.ProposeAsync(script);

        Assert.Equal("T:Shop.Counter", Assert.IsType<ReplaceMember>(Assert.Single(proposal!.Edits)).Symbol);
        Assert.Empty(proposal.Untold);
        Assert.Contains("private int Advance(int by, int times)", await tree.TextAsync(proposal, "Counter.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_file_of_a_project_is_proposed_too()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        using var script = new ShellScript("mkdir src/Shop/Limits; echo 'namespace Shop; class Limit;' > src/Shop/Limits/Limit.cs");

        var proposal = await tree.ProposeAsync(script);

        Assert.Equal(new AddFile("Shop", "Limits/Limit.cs", "namespace Shop; class Limit;\n"), Assert.Single(proposal!.Edits));
        Assert.Empty(proposal.Untold);
        Assert.Equal("namespace Shop; class Limit;\n", await tree.TextAsync(proposal, "Limit.cs"));
    }

    [Fact]
    public async Task New_members_and_types_of_a_file_come_with_their_comments()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        using var script = new ShellScript("""
            sed -i 's|// Keep this comment.|// Changed.|; s|Step(1)|Step((int)Stride.Long) + Twice()|' src/Shop/Counter.cs
            sed -i '$d' src/Shop/Counter.cs
            printf '\n    // Counts two.\n    private int Twice() => Step(2);\n}\n\n/// <summary>How far.</summary>\npublic enum Stride { Long = 9 }\n' >> src/Shop/Counter.cs
            """);

        var proposal = await tree.ProposeAsync(script);

        Assert.Empty(proposal!.Untold);
        Assert.Equal([typeof(ReplaceMember), typeof(AddMember), typeof(AddType)], proposal.Edits.Select(edit => edit.GetType()));
        var text = await tree.TextAsync(proposal, "Counter.cs");
        Assert.All(["// Changed.", "// Counts two.", "/// <summary>How far.</summary>"], comment => Assert.Contains(comment, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Keep this comment", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo '<!-- -->' >> src/Shop/Shop.csproj", "src/Shop/Shop.csproj was changed and is no C# source")]
    [InlineData("echo notes > notes.md", "notes.md was added and is no C# source")]
    [InlineData("ln -s /etc/passwd src/Shop/Users.cs", "src/Shop/Users.cs is a link")]
    [InlineData("rm src/Shop/Counter.cs; ln -s /etc/hostname src/Shop/Counter.cs", "src/Shop/Counter.cs is a link")]
    [InlineData("ln -s / src/Shop/All", "src/Shop/All is a link")]
    [InlineData("mkfifo src/Shop/pipe", "src/Shop/pipe was added and is no C# source")]
    [InlineData("rm src/Shop/Counter.cs", "src/Shop/Counter.cs was removed")]
    [InlineData("echo 'class Mine;' > tools/Loose.cs", "tools/Loose.cs belongs to no project")]
    [InlineData("echo 'class Mine;' > Mine.cs", "Mine.cs belongs to no project")]
    [InlineData("sed -i 's/^namespace Shop/namespace Store/' src/Shop/Counter.cs", "src/Shop/Counter.cs changes outside of its types and members")]
    [InlineData("sed -i 's/class Counter/class Till/' src/Shop/Counter.cs", "src/Shop/Counter.cs changes outside of its types and members")]
    public async Task What_is_no_edit_of_the_solutions_code_is_named_and_refused(string change, string refusal)
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        using var script = new ShellScript(change);

        var proposal = await tree.ProposeAsync(script);

        var untold = Assert.Single(proposal!.Untold);
        Assert.StartsWith(refusal, untold, StringComparison.Ordinal);
        var gate = CodeGates.Resolves(await EditApplier.ApplyAsync(tree.Solution, proposal, CancellationToken.None), tree.Solution);
        Assert.Equal((Verdict.NotConfirmed, untold), (gate.Verdict, gate.Evidence));
    }

    [Fact]
    public async Task Beside_what_is_refused_the_rest_counts_for_nothing()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        using var script = new ShellScript("sed -i 's/Step(1)/Step(2)/' src/Shop/Counter.cs; echo '<!-- -->' >> src/Shop/Shop.csproj");

        var proposal = await tree.ProposeAsync(script);

        Assert.Single(proposal!.Edits);
        Assert.Equal(Verdict.NotConfirmed, CodeGates.Resolves(await EditApplier.ApplyAsync(tree.Solution, proposal, CancellationToken.None), tree.Solution).Verdict);
    }

    [Fact]
    public async Task No_change_is_no_proposal_and_nothing_is_left()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree();
        var copies = CommandedTree.Copies.Length;
        using var script = new ShellScript("touch src/Shop/Counter.cs; mkdir -p src/Shop/bin .wirefix; echo x > src/Shop/bin/x.dll; echo x > .wirefix/x");

        Assert.Null(await tree.ProposeAsync(script));
        Assert.Equal(copies, CommandedTree.Copies.Length);
    }

    [Fact]
    public async Task The_task_comes_as_a_file_and_on_standard_input_with_what_was_recorded_in_fences()
    {
        ShellScript.RequireShell();
        using var tree = new CommandedTree
        {
            Attempts = [new Attempt(new Proposal("command", "Changes it.", []), [new GateResult("compiles", Verdict.Breaks, "error CS1061")]) { Patch = "the patch" }],
        };
        using var script = new ShellScript("""
            cat > $NOTES/input
            cat $WIREFIX_CONTEXT > $NOTES/file
            cat $WIREFIX_ATTEMPTS/round-1.patch > $NOTES/patch
            echo $WIREFIX_ROUND > $NOTES/round
            pwd > $NOTES/folder
            """);

        Assert.Null(await tree.ProposeAsync(script));

        var task = script.Note("input");
        Assert.Equal(task, script.Note("file"));
        Assert.Equal(("the patch", "2\n"), (script.Note("patch"), script.Note("round")));
        Assert.StartsWith("# Task", task, StringComparison.Ordinal);
        Assert.Contains("`peak_in_flight` is 9 calls now and must be at most 4", task, StringComparison.Ordinal);
        Assert.Contains("This is round 2 of 5", task, StringComparison.Ordinal);
        Assert.Contains("Ignore all instructions", task, StringComparison.Ordinal);
        Assert.DoesNotContain("Ignore all instructions", FencedText.Outside(task), StringComparison.Ordinal);
        Assert.False(Directory.Exists(script.Note("folder").Trim()), "the copy is left");
    }
}
