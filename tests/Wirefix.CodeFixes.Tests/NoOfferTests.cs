using Wirefix.CodeFixes.Concurrency;

namespace Wirefix.CodeFixes.Tests;

/// <summary>Fan-outs that the rule reports and that cannot be bounded by a gate without changing what they do.</summary>
public sealed class NoOfferTests
{
    [Theory]
    [InlineData("await [|Task.WhenAll|](ids.Select(id => client.GetAsync(id + number++)));")]
    [InlineData("await [|Task.WhenAll|](ids.Select(id => client.GetAsync(id + _field++)));")]
    [InlineData("await [|Task.WhenAll|](ids.Select(async id => await client.GetAsync(id + ++number)));")]
    [InlineData("await [|Task.WhenAll|](ids.Select(async id => { await client.GetAsync(id + Interlocked.Increment(ref number)); }));")]
    [InlineData("var tasks = ids.Select(id => client.GetAsync(id + number)).ToList(); number = 4; await [|Task.WhenAll|](tasks);")]
    public async Task A_call_that_depends_on_when_it_starts_is_left_alone(string statements) => await In(statements).HasNo<UnboundedFanOutCodeFix>();

    [Fact]
    public async Task A_call_of_something_without_a_type_name_is_left_alone() =>
        await In("""
            var tasks = new List<Task>();
            foreach (var pair in ids.Select(id => new { id }))
                tasks.Add(Task.Run(() => client.GetAsync(pair.id)));
            await [|Task.WhenAll|](tasks);
            """).HasNo<UnboundedFanOutCodeFix>();

    [Fact]
    public async Task A_lambda_that_returns_one_of_several_tasks_without_result_is_left_alone() =>
        await In("await [|Task.WhenAll|](ids.Select(id => { if (id.Length == 0) return client.DeleteAsync(\"none\"); return client.DeleteAsync(id); }));")
            .HasNo<UnboundedFanOutCodeFix>();

    [Fact]
    public async Task A_receiver_that_is_made_for_all_calls_is_left_alone() =>
        await In("await [|Task.WhenAll|](ids.Select(Make().DeleteAsync)); IMailClient Make() => client;").HasNo<UnboundedFanOutCodeFix>();

    [Fact]
    public async Task Tasks_that_a_local_function_gathers_before_a_gate_could_exist_are_left_alone() =>
        await In("""
            var tasks = new List<Task>();
            Gather();
            await [|Task.WhenAll|](tasks);

            void Gather()
            {
                foreach (var id in ids)
                    tasks.Add(client.DeleteAsync(id));
            }
            """).HasNo<UnboundedFanOutCodeFix>();

    [Theory]
    [InlineData("public Task<Message[]> All => [|Task.WhenAll|](Ids.Select(id => client.GetAsync(id)));")]
    [InlineData("private readonly Func<string[], Task> _run = ids => Task.CompletedTask;\n\npublic static Task Started { get; } = [|Task.WhenAll|](Environment.GetCommandLineArgs().Select(new HttpClient().GetStringAsync));")]
    public async Task A_property_s_value_is_left_alone(string member) =>
        await FanOut.In(member + "\n\nprivate string[] Ids { get; } = [client.ToString()!];").HasNo<UnboundedFanOutCodeFix>();

    private static Wirefix.Testing.RuleCase<Analyzers.Concurrency.UnboundedFanOut> In(string statements) => FanOut.In($$"""
        private int _field = 1;

        public async Task Run(IReadOnlyList<string> ids)
        {
            var number = _field;
            {{statements.ReplaceLineEndings("\n    ")}}
            Console.WriteLine(number);
        }
        """);
}
