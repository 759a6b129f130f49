using Wirefix.Analyzers.Races;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Races;

/// <summary>WIRE1003: fields that callers share and that get a value from before an await.</summary>
public sealed class FieldUpdateTests
{
    [Theory]
    [InlineData("[|_total|] += await Next();")]
    [InlineData("[|_total|] = _total + await Next();")]
    [InlineData("var before = _total; var n = await Next(); [|_total|] = before + n;")]
    [InlineData("var before = _total; await Next(); if (before > 0) { [|_total|] = before * 2; }")]
    [InlineData("var before = _counts[key]; await Next(); [|_counts[key]|] = before + 1;")]
    [InlineData("[|_counts[key]|] += await Next();")]
    [InlineData("[|_slots[0]|] += await Next();")]
    [InlineData("[|s_total|] += await Next();")]
    public async Task A_stale_value_that_is_written_is_reported(string statements) => await In(statements).IsReported();

    [Theory]
    [InlineData("var n = await Next(); _total += n;")]
    [InlineData("var n = await Next(); _total = _total + n;")]
    [InlineData("_total = await Next() + _total;")]
    [InlineData("_total = await Next();")]
    [InlineData("var before = _total; _total = before + 1; await Next();")]
    [InlineData("var before = _total; _total = 5; try { await Next(); } finally { _total = before; }")]
    [InlineData("var before = _total; var n = await Next(); if (_total == before) _total = before + n;")]
    [InlineData("var before = _total; var n = await Next(); before = _total; _total = before + n;")]
    [InlineData("await _gate.WaitAsync(); try { _total += await Next(); } finally { _gate.Release(); }")]
    [InlineData("if (!_counts.TryGetValue(key, out var n)) { n = await Next(); _counts[key] = n; }")]
    [InlineData("_perThread += await Next();")]
    [InlineData("var local = 0; local += await Next(); Console.WriteLine(local);")]
    [InlineData("var other = new Counter(); other.Count += await Next();")]
    [InlineData("var before = _counts[key]; await Next(); _counts[key + \"x\"] = before + 1;")]
    [InlineData("var before = _total; var n = await Next(); Interlocked.CompareExchange(ref _total, before + n, before); _total = before + 0;")]
    public async Task A_value_that_is_fresh_or_kept_apart_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("await Next(); Changed += (_, _) => { }; Changed -= null;")]
    [InlineData("await Next(); _ = new Holder { Inner = { Count = 1 } };")]
    public async Task What_only_looks_like_an_assignment_of_a_value_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("services.AddSingleton<Counter>();")]
    [InlineData("services.AddSingleton(new Counter());")]
    [InlineData("services.AddSingleton(typeof(Counter));")]
    public async Task One_instance_for_all_is_known_by_its_registration(string registration) =>
        await In("[|_total|] += await Next();", registration).IsReported();

    [Theory]
    [InlineData("services.AddScoped<Counter>();")]
    [InlineData("services.AddTransient<Counter>();")]
    [InlineData("")]
    public async Task An_instance_of_each_caller_is_not_reported(string registration) => await In("_total += await Next();", registration).IsSilent();

    [Fact]
    public async Task A_method_that_only_its_type_calls_may_run_alone() => await In("_total += await Next();", access: "private").IsSilent();

    [Fact]
    public async Task The_loop_of_a_hosted_service_runs_alone_and_its_other_methods_do_not() => await Verify.Rule<LostUpdate>().Source("""
        using Microsoft.Extensions.Hosting;

        public sealed class Poller : BackgroundService
        {
            private int _rounds;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken) => _rounds += await Next();

            public async Task AddAsync() => [|_rounds|] += await Next();

            private static Task<int> Next() => Task.FromResult(1);
        }
        """).IsReported("'_rounds' writes back what was read before an await; what another call wrote in between is lost");

    [Theory]
    [InlineData("_total += await ")]
    [InlineData("_total += await Next(; _counts[ += await Next()")]
    [InlineData("var before = _total; await Next(); _total = before + ;")]
    [InlineData("_total = _total = await Next() + before; var before = _total")]
    public async Task Half_typed_code_never_throws(string statements) => await In(statements).Survives();

    private static RuleCase<LostUpdate> In(string statements, string registration = "services.AddSingleton<Counter>();", string access = "public") =>
        Verify.Rule<LostUpdate>().Source($$"""
            #pragma warning disable CS0067, CS0169, CS0649
            using Microsoft.Extensions.DependencyInjection;

            public sealed class Counter
            {
                private readonly SemaphoreSlim _gate = new(1, 1);
                private readonly Dictionary<string, int> _counts = [];
                private readonly int[] _slots = [0];
                private int _total;
                private static int s_total;
                [ThreadStatic] private static int _perThread;
                public int Count;
                public event EventHandler? Changed;

                {{access}} async Task Run(string key)
                {
                    {{statements}}
                }

                private static Task<int> Next() => Task.FromResult(1);
            }

            public sealed class Holder { public Counter Inner { get; } = new(); }

            public static class Setup { public static void Add(IServiceCollection services) { {{registration}} } }
            """);
}
