using System.Globalization;
using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class PageLimitTests
{
    [Fact]
    public void One_to_100_is_a_limit_and_no_other_number_is() =>
        Gen.OneOf(Gen.Int[0, 120], Gen.Int[0, int.MaxValue]).Sample(number =>
        {
            var outcome = PageLimit.From(number.ToString(CultureInfo.InvariantCulture));
            if (number is >= 1 and <= 100) Assert.Equal(number, outcome.Accepted().Value);
            else Assert.Equal(["limit out_of_range"], outcome.Faults());
        }, iter: 500);

    [Fact]
    public void Huge_numbers_are_out_of_range() =>
        Gen.String[Gen.Char["159"], 4, 400].Sample(digits =>
            Assert.Equal(["limit out_of_range"], PageLimit.From(digits).Faults()));

    [Fact]
    public void An_absent_limit_means_10() => Assert.Equal(10, PageLimit.From(null).Accepted().Value);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("ten")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1e1")]
    [InlineData("0x10")]
    [InlineData(" 5")]
    [InlineData("5\n")]
    [InlineData("5,6")]
    [InlineData("٥")]
    [InlineData("５")]
    public void What_is_not_a_whole_number_in_ASCII_digits_is_refused(string text) =>
        Assert.Equal(["limit not_a_number"], PageLimit.From(text).Faults());

    [Fact]
    public void A_fault_says_which_rule_is_broken()
    {
        Assert.Equal("The limit is not a whole number.", Message("ten"));
        Assert.Equal("The limit is not from 1 to 100.", Message("101"));
    }

    private static string Message(string limit) =>
        PageLimit.From(limit).Match(Succ: _ => "", Fail: faults => Assert.Single(faults).Message);
}
