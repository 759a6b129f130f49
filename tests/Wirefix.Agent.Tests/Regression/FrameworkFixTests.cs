using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>
/// The whole line on samples whose tests were written in another framework. Each takes a minute, so they are run by hand, after the writing of
/// tests or the reading of their outcomes was changed; <see cref="WrittenTests"/> is the short version.
/// </summary>
public sealed class FrameworkFixTests(ITestOutputHelper output)
{
    private const string StoreFixture = """
        using System;
        using NUnit.Framework;
        using Radar.Api.Storage;

        namespace Radar.Tests
        {
        	[TestFixture]
        	public class MemoryCursorStoreFixture
        	{
        		private static readonly DateTimeOffset Monday = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        		[Test]
        		public void CursorNeverMovesBack()
        		{
        			var cursors = new MemoryCursorStore();
        			cursors.Advance("ada@radar.example", Monday.AddHours(1));
        			cursors.Advance("ada@radar.example", Monday);

        			Assert.That(cursors.Get("ada@radar.example"), Is.EqualTo(Monday.AddHours(1)));
        		}

        		[TestCase("ada@radar.example")]
        		[TestCase("ben@radar.example")]
        		public void UnreadMailboxHasNoCursor(string user)
        		{
        			Assert.That(new MemoryCursorStore().Get(user), Is.Null);
        		}
        	}
        }
        """;

    private const string StoreTest = """
        using Microsoft.VisualStudio.TestTools.UnitTesting;
        using Radar.Api.Storage;

        namespace Radar.Tests;

        [TestClass]
        public sealed class MemoryCursorStoreTest
        {
            [TestMethod]
            [DataRow("ada@radar.example")]
            [DataRow("ben@radar.example")]
            public void UnreadMailboxHasNoCursor(string user) => Assert.IsNull(new MemoryCursorStore().Get(user));
        }
        """;

    private const string ParcelTests = """
        using Microsoft.VisualStudio.TestTools.UnitTesting;
        using Parcels.Api.Charging;

        namespace Parcels.Tests;

        [TestClass]
        public sealed class ChargeTests
        {
            [TestMethod]
            [DataRow(4)]
            [DataRow(7)]
            public void A_charge_is_for_a_parcel(int amount) => Assert.AreEqual(new Charge("PX1", amount), new Charge("PX1", amount));
        }
        """;

    private const string ReservationTests = """
        using NUnit.Framework;
        using Stockroom.Api.Reservations;

        namespace Stockroom.Tests
        {
            public class MemoryReservationStoreTests
            {
                [Test]
                public void What_was_not_reserved_is_not_found()
                {
                    Assert.That(new MemoryReservationStore().Find("SO-1"), Is.Null);
                }
            }
        }
        """;

    [Fact(Explicit = true)]
    public async Task NUnit_has_its_constraints_in_the_projects_own_style()
    {
        var test = await FixedAsync("Radar", OtherTests.NUnit("4.4.0", "5.2.0", StoreFixture), tests: 3, "Calls in flight: at most 10 expected, 100 seen.");

        Assert.Contains("namespace Radar.Tests.Regression\n{\n\t/// <summary>", test, StringComparison.Ordinal);
        Assert.Contains("\t[TestFixture]\n\tpublic sealed class PostSyncUserFixture\n", test, StringComparison.Ordinal);
        Assert.Contains("\t\t[Test]\n\t\tpublic async Task KeepsAtMost10CallsInFlight()\n", test, StringComparison.Ordinal);
        Assert.Contains("\t\t\tAssert.That(upstream.PeakInFlight, Is.LessThanOrEqualTo(MostInFlight), ", test, StringComparison.Ordinal);
        Assert.DoesNotContain("Xunit", test, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task An_older_NUnit_has_them_too()
    {
        var test = await FixedAsync("Stockroom", OtherTests.NUnit("3.14.0", "4.6.0", ReservationTests), tests: 1, "Lost updates: none expected, 1 seen.");

        Assert.Contains("            Assert.That(upstream.LostUpdates, Is.EqualTo(0), ", test, StringComparison.Ordinal);
        Assert.Contains("public async Task Loses_no_update()", test, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task MSTest_has_its_assertions_and_its_context()
    {
        var test = await FixedAsync("Parcels", OtherTests.MSTest(ParcelTests), tests: 2, "Answer: 200 expected, 502 seen: ");

        Assert.Contains("    Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, ", test, StringComparison.Ordinal);
        Assert.Contains("    var cancellation = TestContext.CancellationToken;", test, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Tests_that_are_a_program_run_as_one()
    {
        var test = await FixedAsync("Radar", OtherTests.MSTestSdk(StoreTest), tests: 2, "Calls in flight: at most 10 expected, 100 seen.", tree =>
            tree.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }"""u8.ToArray()));

        Assert.Contains("public sealed class PostSyncUserTest\n", test, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task So_do_those_of_NUnit_where_they_write_TRX()
    {
        var others = OtherTests.NUnitProgram(StoreFixture, "Microsoft.Testing.Extensions.TrxReport");

        var test = await FixedAsync("Radar", others, tests: 3, "Calls in flight: at most 10 expected, 100 seen.");

        Assert.Contains("[Test]", test, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task So_do_those_of_xunit()
    {
        const string own = "public class OwnTests { [Xunit.Fact] public void OneIsOne() => Xunit.Assert.Equal(1, int.Abs(-1)); }";

        var test = await FixedAsync("Radar", OtherTests.XunitProgram(own), tests: 1, "Calls in flight: at most 10 expected, 100 seen.");

        Assert.Contains("using Xunit;\n", test, StringComparison.Ordinal);
        Assert.Contains("public async Task KeepsAtMost10CallsInFlight()", test, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Those_that_cannot_tell_how_they_ended_are_told_what_to_add()
    {
        using var tree = new SampleTree();
        OtherTests.NUnitProgram(StoreFixture, "Microsoft.Testing.Extensions.HangDump").Replace(tree, "Radar");

        var refusal = await Assert.ThrowsAsync<PreconditionException>(() => FixRun.RunAsync(
            new FixRequest(tree["Radar.sln"], new CaptureSource(tree["capture"]), null, new BuiltinAgent()),
            Quiet.Instance,
            TestContext.Current.CancellationToken));

        output.WriteLine(refusal.Message);
        Assert.StartsWith(tree["tests/Radar.Tests/bin/Debug/net10.0/Radar.Tests.dll"], refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Add the package Microsoft.Testing.Extensions.TrxReport", refusal.Message, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task Where_tests_see_two_programs_the_test_stands_on_another_type()
    {
        var test = await FixedAsync("Radar", OtherTests.MSTest(StoreTest), tests: 2, "Calls in flight: at most 10 expected, 100 seen.", tree =>
        {
            tree.Write("src/Radar.Admin/Radar.Admin.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"></Project>"""u8.ToArray());
            tree.Write("src/Radar.Admin/Program.cs", "WebApplication.CreateBuilder(args).Build().Run();"u8.ToArray());
            tree.Replace("tests/Radar.Tests/Radar.Tests.csproj", "<ItemGroup>\n    <ProjectReference", """
                <ItemGroup>
                    <ProjectReference Include="../../src/Radar.Admin/Radar.Admin.csproj" />
                    <ProjectReference
                """);
        });

        Assert.Contains("new WebApplicationFactory<Radar.Api.", test, StringComparison.Ordinal);
    }

    private async Task<string> FixedAsync(string sample, OtherTests others, int tests, string failure, Action<SampleTree>? change = null)
    {
        using var tree = new SampleTree(sample);
        others.Replace(tree, sample);
        change?.Invoke(tree);

        var result = await FixRun.RunAsync(
            new FixRequest(tree[$"{sample}.sln"], new CaptureSource(tree["capture"]), null, new BuiltinAgent()), Quiet.Instance, TestContext.Current.CancellationToken);

        var evidence = result.Evidence;
        var test = File.ReadAllText(Path.Combine(result.RunFolder, Path.GetFileName(evidence.RegressionTest!.Path)));
        output.WriteLine(test);
        foreach (var gate in evidence.Gates)
            output.WriteLine($"{gate.Name}: {gate.Evidence}");
        Assert.Equal(Outcome.Confirmed, evidence.Outcome);
        Assert.Contains($"failed 3 of 3 times before (\"{failure}", Gate("regression test"), StringComparison.Ordinal);
        Assert.Contains("passed 3 of 3 times after", Gate("regression test"), StringComparison.Ordinal);
        Assert.Equal($"{tests} passed before and after", Gate("existing tests"));
        return test;

        string Gate(string name) => evidence.Gates.Single(gate => gate.Name == name).Evidence;
    }
}
