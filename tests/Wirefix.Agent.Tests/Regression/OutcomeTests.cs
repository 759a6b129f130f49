using System.Xml.Linq;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Testing;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>How tests ended, as each framework and platform tells it.</summary>
public sealed class OutcomeTests
{
    // As the versions named really printed them.
    [Theory]
    [InlineData("xunit 3", "Calls in flight: at most 2 expected, 3 seen.")]
    [InlineData("NUnit 3", "  Calls in flight: at most 2 expected, 3 seen.\n  Expected: less than or equal to 2\n  But was:  3\n")]
    [InlineData("NUnit 4", "  Calls in flight: at most 2 expected, 3 seen.\nAssert.That(3, Is.LessThanOrEqualTo(2))\n  Expected: less than or equal to 2\n  But was:  3\n")]
    [InlineData("MSTest 2", "Assert.IsTrue failed. Calls in flight: at most 2 expected, 3 seen.")]
    [InlineData("MSTest 3", "Assert.AreEqual failed. String lengths are both 1 but differ at index 0. Calls in flight: at most 2 expected, 3 seen.\r\nExpected: \"b\"\r\nBut was:  \"a\"\r\n-----------^")]
    [InlineData("MSTest 4", "Assertion failed. Expected condition to be true.\nCalls in flight: at most 2 expected, 3 seen.\n\nactual: false\n\nAssert.IsTrue(3 <= 2)")]
    public async Task A_failure_of_the_assertion_that_states_the_fault_is_known(string framework, string failure) =>
        Assert.Equal("Calls in flight: at most 2 expected, 3 seen.", (await AssertionAsync(framework)).MessageIn(failure));

    [Theory]
    [InlineData("xunit 3", "System.InvalidOperationException : Calls in flight: nonsense")]
    [InlineData("xunit 3", "Assert.Equal() Failure: Values differ\nExpected: OK\nActual:   BadGateway")]
    [InlineData("NUnit 4", "System.InvalidOperationException : Calls in flight: nonsense")]
    [InlineData("NUnit 4", "  Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK))\n  Expected: OK\n  But was:  BadGateway\n")]
    [InlineData("MSTest 2", "Test method My.Tests.OneTests.Bad threw exception: \r\nSystem.InvalidOperationException: Calls in flight: nonsense")]
    [InlineData("MSTest 4", "Assertion failed. Expected values to be equal.\n\nexpected: OK\nactual:   BadGateway\n\nAssert.AreEqual(HttpStatusCode.OK, response.StatusCode)")]
    public async Task A_failure_of_anything_else_is_not(string framework, string failure) => Assert.Null((await AssertionAsync(framework)).MessageIn(failure));

    [Fact]
    public void Tests_of_one_name_are_told_apart_by_their_classes()
    {
        var outcomes = TestRun.Read(XDocument.Parse("""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>
                <UnitTestResult testId="1" testName="Is_kept" outcome="Passed" />
                <UnitTestResult testId="2" testName="Is_kept" outcome="Failed"><Output><ErrorInfo><Message>  no</Message></ErrorInfo></Output></UnitTestResult>
                <UnitTestResult testId="3" testName="Shop.Tests.LengthTests.Is_kept(metres: 1)" outcome="Passed" />
              </Results>
              <TestDefinitions>
                <UnitTest id="1"><TestMethod className="Shop.Tests.WeightTests" /></UnitTest>
                <UnitTest id="2"><TestMethod className="Shop.Tests.PriceTests" /></UnitTest>
                <UnitTest id="3"><TestMethod className="Shop.Tests.LengthTests" /></UnitTest>
              </TestDefinitions>
            </TestRun>
            """));

        Assert.Equal(
            [
                new TestOutcome("Shop.Tests.WeightTests.Is_kept", "Shop.Tests.WeightTests", "Passed", ""),
                new TestOutcome("Shop.Tests.PriceTests.Is_kept", "Shop.Tests.PriceTests", "Failed", "  no"),
                new TestOutcome("Shop.Tests.LengthTests.Is_kept(metres: 1)", "Shop.Tests.LengthTests", "Passed", ""),
            ],
            outcomes);
    }

    [Theory]
    [InlineData("vstest", "testhost.dll", "NUnit3.TestAdapter.dll", "Microsoft.Testing.Platform.dll")]
    [InlineData("vstest", "testhost.dll", "xunit.runner.visualstudio.testadapter.dll", "xunit.core.dll")]
    [InlineData("vstest", "testhost.dll", "NUnit3.TestAdapter.dll", "xunit.v3.core.dll")]
    [InlineData("-automated", "testhost.dll", "xunit.runner.visualstudio.testadapter.dll", "xunit.v3.core.dll", "Microsoft.Testing.Platform.dll")]
    [InlineData("--report-trx", "MSTest.TestAdapter.dll", "Microsoft.Testing.Platform.dll", "Microsoft.Testing.Extensions.TrxReport.dll")]
    [InlineData("-automated", "xunit.v3.core.dll", "Microsoft.Testing.Platform.dll")]
    [InlineData("-automated", "xunit.v3.core.dll")]
    [InlineData("vstest", "nunit.framework.dll")]
    [InlineData(null, "NUnit3.TestAdapter.dll", "Microsoft.Testing.Platform.dll")]
    public void What_was_built_beside_them_says_how_tests_are_run(string? argument, params string[] files)
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-tests-");
        try
        {
            foreach (var file in files)
                File.WriteAllText(Path.Combine(folder.FullName, file), "");
            var selection = new TestSelection(Path.Combine(folder.FullName, "Shop.Tests.dll"), "Shop.Tests.WeightTests", folder.FullName);

            var arguments = TestPlatform.Of(selection.Assembly)?.Invoke(selection);

            Assert.Equal(argument is not null, arguments?.Contains(argument) ?? false);
            Assert.Equal(argument is null, arguments is null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<OwnAssertion> AssertionAsync(string framework)
    {
        using var shop = new ShopSolution().Tests("Shop.Tests", framework, "Shop");
        return new OwnAssertion((await shop.ChosenAsync()).Tests.FailureLead, WrittenForms.InFlight.AssertionStart);
    }
}
